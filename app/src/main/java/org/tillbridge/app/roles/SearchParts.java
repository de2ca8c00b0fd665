package org.tillbridge.app.roles;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.api.DuplicatesDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.duplicates.DuplicateRules;
import org.tillbridge.headquarters.duplicates.FindDuplicates;
import org.tillbridge.headquarters.duplicates.JudgeDuplicates;
import org.tillbridge.headquarters.duplicates.ListDuplicates;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.search.SearchAllStores;
import org.tillbridge.headquarters.search.SearchForOperator;
import org.tillbridge.kernel.sql.Database;

/// What keeps customers findable at headquarters, and puts those beside each other that may be one
/// person.
final class SearchParts {

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private SearchParts() {}

    /// Goes after changed customers whenever nothing is being converted.
    static ContinuousJob follow(Database database, HeadquartersJobs jobs) {
        var search = new SearchAllStores(database);
        var duplicates = new FindDuplicates(database, InstantSource.system());
        return new ContinuousJob("follow-customers", SWEEP, SWEEP, () -> {
            whileQuiet(jobs, () -> search.catchUp(1));
            whileQuiet(jobs, () -> duplicates.run(1));
        });
    }

    static void whileQuiet(HeadquartersJobs jobs, IntSupplier batch) {
        int done = 1;
        while (done > 0 && !jobs.isConverting()) {
            done = batch.getAsInt();
        }
    }

    static SearchForOperator forOperator(Database database) {
        return new SearchForOperator(new SearchAllStores(database));
    }

    static DuplicatesDesk duplicates(Database database, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        return new DuplicatesDesk(
                new SearchAllStores(database),
                new FindDuplicates(database, clock),
                new ListDuplicates(database),
                new JudgeDuplicates(database, audit, clock),
                new DuplicateRules(database, audit));
    }
}
