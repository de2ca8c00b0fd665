package org.tillbridge.channel.devices;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Finds what the store's database has downloaded.
public final class FindDownloads {

    private static final Sql LIST = Sql.of(FindDownloads.class, "list_downloads.sql");
    private static final int NEWEST = 100;

    private final Database database;

    public FindDownloads(Database database) {
        this.database = database;
    }

    /// The newest first, at most a hundred.
    public List<AppliedDownload> run() {
        return LIST.list(
                database.client(),
                Map.of("rows", NEWEST),
                (row, number) -> new AppliedDownload(
                        row.getObject("package_id", UUID.class),
                        row.getString("job"),
                        row.getLong("rows"),
                        row.getBoolean("full_package"),
                        Times.instant(row, "applied_at")));
    }
}
