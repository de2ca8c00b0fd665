package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.SweepExpired;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;

/// What more than one part of headquarters needs: there is one of each.
record SharedParts(
        Basis basis,
        HeadquartersNode node,
        StoreAdmission admission,
        SavedJobs saved,
        SaveSeed seeds,
        WaitingStores waiting,
        JobRuns runs,
        HeadquartersJobs jobs,
        DownloadSessions downloads,
        CallOtherNodes otherNodes) {

    static SharedParts of(Basis basis, HikariDataSource source) {
        Database database = basis.database();
        HeadquartersConfiguration headquarters = basis.configuration().headquarters();
        var admission = StoreParts.admission(headquarters, database, basis.clock());
        var waiting = new WaitingStores(database);
        var node = HeadquartersNode.of(basis, source);
        var saved = new SavedJobs(database);
        var seeds = new SaveSeed(database, saved, basis.clock());
        seeds.run(PredefinedJobs.SEED, SaveSeed.Origin.PREDEFINED);
        var runs = new JobRuns(database, basis.clock());
        return new SharedParts(
                basis,
                node,
                admission,
                saved,
                seeds,
                waiting,
                runs,
                jobs(basis, new Lists(saved, waiting, runs, node)),
                new DownloadSessions(
                        database, basis.clock(), headquarters.sessions().tryCount()),
                new CallOtherNodes(node.nodes(), HeadquartersNode.trust(headquarters.door())));
    }

    /// What there is to run, who waits for it, and what ran.
    private record Lists(SavedJobs saved, WaitingStores waiting, JobRuns runs, HeadquartersNode node) {}

    private static HeadquartersJobs jobs(Basis basis, Lists lists) {
        Database database = basis.database();
        SavedJobs saved = lists.saved();
        return new HeadquartersJobs(
                new HeadquartersJobs.Parts(
                        lists.node().synchronize(basis),
                        new MakeRelease(
                                database,
                                () -> PredefinedJobs.releasing(saved.travellingTables()),
                                basis.clock(),
                                UUID::randomUUID),
                        new SweepExpired(database, saved::downloadedTables, basis.clock()),
                        lists.waiting(),
                        lists.runs(),
                        saved.schedules(),
                        lists.node().nodes(),
                        basis.clock()),
                basis.configuration().jobs().sweep());
    }
}
