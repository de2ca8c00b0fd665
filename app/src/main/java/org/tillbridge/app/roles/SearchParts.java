package org.tillbridge.app.roles;

import java.time.Duration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.search.SearchAllStores;
import org.tillbridge.kernel.sql.Database;

/// What keeps customers findable at headquarters.
final class SearchParts {

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private SearchParts() {}

    /// Goes after changed customers whenever nothing is being converted.
    static ContinuousJob follow(Database database, HeadquartersJobs jobs) {
        var search = new SearchAllStores(database);
        return new ContinuousJob("search-words", SWEEP, SWEEP, () -> followWhileQuiet(search, jobs));
    }

    private static void followWhileQuiet(SearchAllStores search, HeadquartersJobs jobs) {
        int done = 1;
        while (done > 0 && !jobs.isConverting()) {
            done = search.catchUp(1);
        }
    }
}
