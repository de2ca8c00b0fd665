package org.tillbridge.acceptance.stations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.app.roles.QuarantineParts;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.SweepExpired;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.seeds.SeedFile;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.JobNews;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.MovableClock;
import org.tillbridge.testkit.TestDatabase;

/// Words for tests: headquarters' stations over one database, each run by hand.
final class TestHeadquarters implements AutoCloseable {

    static final String ENTITY = "demo";
    static final ChannelGroup STORES = new ChannelGroup("stores", ENTITY);

    final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    final Path folder;
    final SavedJobs jobs;
    final SaveSeed seeds;
    final SweepExpired sweep;
    final ReceiveUploadSession receive;
    final AdmitDatabase admit;
    final MakeRelease release;
    final BuildDownloadPackage build;
    final SynchronizeCustomers convert;
    private final TestDatabase opened;

    TestHeadquarters(Path folder) {
        this(
                folder,
                TestDatabase.of(
                        "org/tillbridge/headquarters/migrations",
                        "public",
                        "staging,master,numbers,sales,exchange,ops,public"));
    }

    private TestHeadquarters(Path folder, TestDatabase opened) {
        this.folder = folder;
        this.opened = opened;
        var admission = new StoreAdmission(database(), clock);
        admission.addLegalEntity(new StoreAdmission.LegalEntity(ENTITY, "Demo retail", "", 6));
        for (String store : new String[] {"001", "002", "003"}) {
            admission.register(new Store(store, ENTITY, STORES.name(), "Store " + store));
        }
        this.jobs = new SavedJobs(database());
        this.seeds = new SaveSeed(database(), jobs, clock);
        seeds.run(PredefinedJobs.SEED, SaveSeed.Origin.PREDEFINED);
        this.sweep = new SweepExpired(database(), jobs::downloadedTables, clock);
        this.receive = new ReceiveUploadSession(
                database(), jobs::uploads, QuarantineParts.uploadedRows(database(), jobs), clock, Duration.ofDays(14));
        this.admit = new AdmitDatabase(database(), clock, UUID::randomUUID);
        this.release = new MakeRelease(
                database(), () -> PredefinedJobs.releasing(jobs.travellingTables()), clock, UUID::randomUUID);
        this.build = new BuildDownloadPackage(
                database(),
                new JobNews(database(), PredefinedJobs.ALSO_TOLD.keySet()),
                folder,
                clock,
                UUID::randomUUID);
        this.convert = new SynchronizeCustomers(
                database(),
                new AdoptLedger(database(), folder.resolve("accounts.ledger"), clock, UUID::randomUUID),
                clock,
                UUID::randomUUID);
    }

    /// A backup of this moment, restored.
    TestHeadquarters copy() {
        return new TestHeadquarters(folder, opened.copy());
    }

    Database database() {
        return opened.database();
    }

    DatabaseAddress address() {
        return opened.address();
    }

    JdbcClient client() {
        return opened.client();
    }

    /// Converts what waits and names a release.
    void convertAndRelease() {
        convert.run();
        release.run();
    }

    /// The package that answers a store's cursor, with the store's own answers, on the store's
    /// disk.
    Optional<Arrival> next(String store, Optional<UUID> cursor) {
        return nextCustomers(store, STORES, cursor);
    }

    /// The same for a group.
    Optional<Arrival> nextCustomers(String store, ChannelGroup group, Optional<UUID> cursor) {
        Job saved = Objects.requireNonNull(jobs.find("1010").orElseThrow().job());
        return build.run(saved, group, cursor.orElse(null))
                .map(packageId -> fetch(store, group, new Asked(cursor, packageId)));
    }

    private record Asked(Optional<UUID> cursor, UUID packageId) {}

    /// Saves a seed of a user's.
    SaveSeed.Outcome save(String seed) {
        return seeds.run(SeedFile.read("seed.yaml", seed), SaveSeed.Origin.SEED);
    }

    /// The package of any job that brings no answers.
    Optional<Arrival> next(String job, ChannelGroup group, Optional<UUID> cursor) {
        Job saved = Objects.requireNonNull(jobs.find(job).orElseThrow().job());
        return build.run(saved, group, cursor.orElse(null))
                .map(packageId ->
                        new Arrival(job, packageId, cursor.orElse(null), build.requireFile(group, packageId), null));
    }

    Arrival fetch(String store, Optional<UUID> cursor, UUID packageId) {
        return fetch(store, STORES, new Asked(cursor, packageId));
    }

    private Arrival fetch(String store, ChannelGroup group, Asked asked) {
        UUID packageId = asked.packageId();
        Path rows = folder.resolve("fetched-" + UUID.randomUUID() + ".zip");
        Path answers = folder.resolve("own-" + UUID.randomUUID() + ".zip");
        String statement = TableStatements.checkedAgainst(database()).copyAnswers("request_state", store, packageId);
        build.buildAnswers(group, packageId, statement, answers);
        try {
            Files.copy(build.requireFile(group, packageId), rows);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Arrival("1010", packageId, asked.cursor().orElse(null), rows, answers);
    }

    /// A person admits a store's database; what the database learns.
    UUID admits(TestStore store) {
        String code = admit.newCode(store.id).orElseThrow();
        return admit.run(new Store(store.id, ENTITY, STORES.name(), "Store"), code)
                .orElseThrow();
    }

    long count(String table) {
        return client().sql("select count(*) from " + table).query(Long.class).single();
    }

    String text(String sql) {
        return client().sql(sql).query(String.class).single();
    }

    /// A customer that headquarters has of its own.
    UUID has(String name) {
        UUID id = UUID.randomUUID();
        client().sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
                select 'demo', :id, 'H' || cast(:id as text), 'PERSON', :name, '003', t, t, t, :id
                from (values (timestamptz '2026-11-21 12:00:00+00')) v (t)
                """).param("id", id).param("name", name).update();
        return id;
    }

    void renames(UUID customer, String name) {
        client().sql("""
                update customer set name = :name, row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where customer_id = :id
                """).param("id", customer).param("name", name).update();
    }

    /// Deletes a customer; her key stays to travel (D7).
    void removes(UUID customer) {
        client().sql("delete from customer where customer_id = ?")
                .param(customer)
                .update();
    }

    @Override
    public void close() {
        opened.close();
    }
}
