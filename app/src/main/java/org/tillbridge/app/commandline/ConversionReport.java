package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.customers.SynchronizationStatus.OpenRequest;

/// What `tillbridge convert` did, step by step; also its JSON.
///
/// @param complete everything asked for was done
/// @param open     what was not, as a person reads it
record ConversionReport(
        boolean complete,
        List<String> open,
        Uploaded uploaded,
        Synchronized synchronize,
        Downloaded downloaded,
        long tookMs) {

    ConversionReport {
        open = List.copyOf(open);
    }

    static ConversionReport of(Uploaded uploaded, Synchronized synchronize, Downloaded downloaded, Duration took) {
        var open = new ArrayList<String>();
        if (synchronize.needsPerson() > 0) {
            open.add(Counted.of(synchronize.needsPerson(), "request needs a person", "requests need a person"));
        }
        if (!uploaded.missing().isEmpty()) {
            open.add(Counted.of(uploaded.missing().size(), "store") + " did not upload");
        }
        if (!downloaded.missing().isEmpty()) {
            open.add(Counted.of(downloaded.missing().size(), "store has", "stores have")
                    + " not applied the newest package");
        }
        return new ConversionReport(open.isEmpty(), open, uploaded, synchronize, downloaded, took.toMillis());
    }

    /// Step 1, P-0001.
    ///
    /// @param sessions that headquarters applied
    record Uploaded(long asked, long answered, long sessions, long rows, List<MissingStore> missing) {
        Uploaded {
            missing = List.copyOf(missing);
        }
    }

    /// Step 2, Synchronize customers and channel requests.
    ///
    /// @param held        by this run
    /// @param waiting     all that wait
    /// @param needsPerson all that are held
    /// @param reasons     of the first of them
    record Synchronized(
            long claimed,
            long created,
            long changed,
            long held,
            long waiting,
            long needsPerson,
            List<OpenRequest> reasons) {
        Synchronized {
            reasons = List.copyOf(reasons);
        }
    }

    /// Step 3, 1010.
    ///
    /// @param packages offered to the stores
    /// @param applied  stores that have everything converted so far
    record Downloaded(long packages, long asked, long applied, List<MissingStore> missing) {
        Downloaded {
            missing = List.copyOf(missing);
        }
    }

    /// A store that did not do what it was asked.
    ///
    /// @param outboxRows not sent, as it last said
    record MissingStore(
            String channelId,
            String name,
            Absence absence,
            @Nullable Instant heardAt,
            long outboxRows) {}

    /// Why a store is missing.
    enum Absence {
        /// It has not called for more than a minute.
        AWAY,
        /// It calls, and was not through in time.
        LATE
    }
}
