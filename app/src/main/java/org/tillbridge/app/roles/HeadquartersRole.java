package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.exchange.capture.RecognizeCluster;
import org.tillbridge.headquarters.api.HeadquartersDoor;
import org.tillbridge.headquarters.api.OperatorToken;
import org.tillbridge.headquarters.api.PeopleDesk;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.RunSchedules;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;

/// Headquarters, running: its database, its jobs, its door.
public final class HeadquartersRole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersRole.class);

    private final HikariDataSource source;
    private final SharedParts shared;
    private final HeadquartersRun run;
    private final WebDoor door;

    private HeadquartersRole(HikariDataSource source, SharedParts shared, HeadquartersRun run, WebDoor door) {
        this.source = source;
        this.shared = shared;
        this.run = run;
        this.door = door;
    }

    /// Starts headquarters: adopts the ledger before anyone is numbered, then opens the door, then
    /// the jobs.
    public static HeadquartersRole start(Configuration configuration, DatabaseServers servers, InstantSource clock) {
        HeadquartersConfiguration headquarters = configuration.headquarters();
        HikariDataSource source = servers.open(headquarters.database(), DatabaseServers.Purpose.headquarters());
        var basis = new Basis(configuration, new Database(source), clock);
        new RecognizeCluster(basis.database()).run();
        SharedParts shared = SharedParts.of(basis, source);
        HeadquartersRun run = HeadquartersRun.of(shared, source);
        OperatorToken token = OperatorParts.token(configuration.dataDirectory());
        var desks = new HeadquartersDesks(shared, run, token);
        WebDoor door = WebDoor.open(headquarters.door(), HeadquartersDoor.class, desks::addTo);
        shared.node().start(headquarters.door(), door.port(), token.hash(), shared.jobs());
        shared.admission().stores().forEach(store -> shared.jobs().askForAccounts(store.channelId()));
        run.start(configuration.jobs().mode());
        LOG.info(
                "role=headquarters port={} jobs={} stores={}",
                door.port(),
                configuration.jobs().mode(),
                headquarters.stores().size());
        return new HeadquartersRole(source, shared, run, door);
    }

    public int port() {
        return door.port();
    }

    public Database database() {
        return shared.basis().database();
    }

    /// The code with which the first person makes himself administrator; once, while there is nobody.
    public Optional<String> firstLink() {
        return PeopleDesk.of(database(), shared.basis().clock()).choose().firstLink();
    }

    public HeadquartersJobs jobs() {
        return shared.jobs();
    }

    public SalesJobs sales() {
        return run.sales();
    }

    public RunSchedules schedules() {
        return run.schedules();
    }

    public StoreAdmission admission() {
        return shared.admission();
    }

    @Override
    public void close() {
        run.close();
        shared.node().nodes().stopListening();
        run.sales().close();
        shared.jobs().close();
        door.close();
        shared.node().close();
        source.close();
    }
}
