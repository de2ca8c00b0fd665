package org.tillbridge.channel.upload;

import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.transport.UploadPace;
import org.tillbridge.kernel.sql.Database;

/// Runs P-0001 when headquarters' distribution schedule says so: continuous, once for each due
/// time, or not at all (spec I05). The store remembers what it heard last, so that it begins as it
/// ended.
public final class FollowUploadPace {

    private final Database database;
    private final UploadChannelTransactions upload;
    /// Mutable: the last word carried out; written by the thread that polls.
    private volatile String carriedOut;

    public FollowUploadPace(Database database, UploadChannelTransactions upload) {
        this.database = database;
        this.upload = upload;
        this.carriedOut = database.client()
                .sql("select pace from upload_pace")
                .query((row, number) -> row.getString(1))
                .single();
    }

    /// What headquarters is told with the next poll.
    public String carriedOut() {
        return carriedOut;
    }

    public boolean isContinuous() {
        return carriedOut.equals(UploadPace.CONTINUOUS);
    }

    /// What was captured goes up, if that is for now.
    public void runIfContinuous() {
        if (isContinuous()) {
            upload.run();
        }
    }

    /// Headquarters has said when uploads run; null when it says nothing about it. True when that
    /// is news.
    public boolean hear(@Nullable String pace) {
        if (pace == null || pace.equals(carriedOut)) {
            return false;
        }
        if (UploadPace.isOpened(pace)) {
            upload.run();
        }
        database.client()
                .sql("update upload_pace set pace = :pace")
                .param("pace", pace)
                .update();
        carriedOut = pace;
        return true;
    }
}
