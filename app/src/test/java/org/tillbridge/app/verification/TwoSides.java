package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.app.roles.QuarantineParts;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.seeds.JobSeed;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.seeds.SeedFile;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.JobNews;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.AccountLedger;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.MovableClock;
import org.tillbridge.testkit.TestDatabase;

/// Headquarters and its stores in real databases, with files in place of HTTP. Each step of the way
/// runs when it is told to.
final class TwoSides implements AutoCloseable {

    private static final String SALES_ORDER = """
            insert into sales_order (
                legal_entity, sales_id, origin, transaction_id, channel_id, customer_id, account_id, currency, business_date,
                ordered_at, net_amount, tax_amount, charge_amount, rounding_amount, posted_amount, state, created_at)
            select 'demo', ?, 'CUSTOMER_ORDER', ?, '001', c.customer_id, c.account_id, 'EUR', '2026-11-21', '2026-11-21T12:00:00Z',
                0, 0, 0, 0, 0, 'OPEN', '2026-11-21T12:00:00Z'
            from customer c limit 1""";
    private static final String ORDER = """
            insert into transaction_state (
                transaction_id, legal_entity, channel_id, kind, business_date, state, sales_id, changed_at)
            values (?, 'demo', '001', 'CUSTOMER_ORDER', '2026-11-21', ?, ?, '2026-11-21T12:00:00Z')""";

    static final String ENTITY = "demo";
    static final ChannelGroup GROUP = new ChannelGroup("stores", ENTITY);

    private final MovableClock clock = MovableClock.at("2026-11-21T12:38:02Z");
    private final UuidVersion7 ids = new UuidVersion7(clock, new Random(7));
    private final TestDatabase headquarters = TestDatabase.of(
            "org/tillbridge/headquarters/migrations", "public", "staging,master,numbers,sales,exchange,ops,public");
    private final Map<String, StoreSide> stores = new LinkedHashMap<>();
    private final Path folder;
    private final SynchronizeCustomers synchronize;
    private final MakeRelease release;
    private final BuildDownloadPackage build;
    private final ReceiveUploadSession receive;

    TwoSides(Path folder) {
        this.folder = folder;
        Database database = headquarters.database();
        var admission = new StoreAdmission(database, clock);
        admission.addLegalEntity(new StoreAdmission.LegalEntity(ENTITY, "Demo retail", "", 6));
        for (String store : List.of("001", "002", "003")) {
            admission.register(new Store(store, ENTITY, GROUP.name(), "Store " + store));
            stores.put(store, new StoreSide(store, folder, clock, ids));
        }
        Map<String, JobSeed> jobs = PredefinedJobs.SEED.jobs();
        var upAndDown = new SeedFile(
                "1010", Map.of("P-0001", jobs.get("P-0001"), "1010", jobs.get("1010")), Map.of(), Map.of());
        new SaveSeed(database, new SavedJobs(database), clock).run(upAndDown, SaveSeed.Origin.PREDEFINED);
        this.synchronize = new SynchronizeCustomers(
                database, new AdoptLedger(database, ledgerFile(), clock, UUID::randomUUID), clock, ids);
        synchronize.open();
        this.release = new MakeRelease(
                database, () -> PredefinedJobs.releasing(PredefinedJobs.CUSTOMERS.sourceTables()), clock, ids);
        this.build = new BuildDownloadPackage(
                database, new JobNews(database, PredefinedJobs.ALSO_TOLD.keySet()), folder, clock, ids);
        this.receive = new ReceiveUploadSession(
                database,
                () -> PredefinedJobs.CHANNEL_TRANSACTIONS,
                QuarantineParts.uploadedRows(database, new SavedJobs(database)),
                clock,
                Duration.ofDays(14));
    }

    /// Three stores, customers of each everywhere, a change, a held request: nothing moves any
    /// more.
    static TwoSides atRest(Path folder) {
        var world = new TwoSides(folder);
        for (StoreSide store : world.stores.values()) {
            UUID first = store.create("Ilze", "Bērziņa");
            store.create("Oleg", "Иванов");
            store.change(first, "20000000");
        }
        UUID poison = world.store("002").create("Mary", "Poison");
        world.store("002")
                .write(
                        "update customer_request set payload = payload || '{\"shoe_size\": \"44\"}' where customer_id = ?",
                        poison);
        world.exchange();
        world.does("profile.set", "profile default");
        world.does("store.set", "store 001");
        world.does("request.retry", "2 requests");
        return world;
    }

    /// Somebody does something by hand, which is kept.
    void does(String action, String subject) {
        new AuditTrail(headquarters.database(), clock)
                .add(new AuditTrail.Event(action, subject, Map.of()).changing("ASYNC", "SYNC"));
    }

    StoreSide store(String id) {
        return stores.get(id);
    }

    Database database() {
        return headquarters.database();
    }

    Path ledgerFile() {
        return folder.resolve("accounts.ledger");
    }

    /// Up, conversion, down, until nothing is left to do.
    void exchange() {
        upload();
        convert();
        download();
    }

    void upload() {
        stores.values().forEach(store -> store.upload(receive));
    }

    void convert() {
        synchronize.run();
    }

    void download() {
        release.run();
        stores.values().forEach(this::download);
    }

    private void download(StoreSide store) {
        Optional<UUID> cursor = store.cursor();
        build.run(PredefinedJobs.CUSTOMERS, GROUP, cursor.orElse(null)).ifPresent(packageId -> {
            Path answers = folder.resolve("own-" + store.id() + "-" + packageId + ".zip");
            String statement =
                    TableStatements.checkedAgainst(database()).copyAnswers("request_state", store.id(), packageId);
            build.buildAnswers(GROUP, packageId, statement, answers);
            store.apply(packageId, cursor, build.requireFile(GROUP, packageId), answers);
        });
    }

    /// Headquarters' ledger gets a pair, and the database knows of it or not.
    void ledgerGives(String line, boolean known) {
        try (var ledger = AccountLedger.open(ledgerFile())) {
            ledger.append(out -> {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                return 1;
            });
            if (known) {
                write("update ledger set bytes = " + ledger.bytes());
            }
        }
    }

    /// Runs a statement at headquarters that touches at least one row.
    void write(String statement, Object... values) {
        int touched =
                headquarters.client().sql(statement).params(List.of(values)).update();
        if (touched == 0) {
            throw new AssertionError("Nothing to touch: " + statement);
        }
    }

    /// An order in staging, without what was rung up.
    void order(UUID transaction, String state, String salesId) {
        write(ORDER, transaction, state, salesId);
    }

    /// A sales order of whoever has an account ID.
    void salesOrder(UUID transaction, String salesId) {
        write(SALES_ORDER, salesId, transaction);
    }

    String text(String query) {
        return headquarters.client().sql(query).query(String.class).single();
    }

    String customerOf(String account) {
        return text("select customer_id from customer where account_id = '" + account + "'");
    }

    Report verify() {
        Map<String, Database> databases = new TreeMap<>();
        stores.forEach((id, store) -> databases.put(id, store.database()));
        return verify(databases);
    }

    Report verify(Map<String, Database> databases) {
        return new VerifyInvariants(Databases.of(database(), ledgerFile(), databases), clock).run();
    }

    /// One check finds one violation, with this text in it; all others are clean.
    void assertOnly(String name, String text) {
        assertThat(violationsOf(name))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains(text));
    }

    /// What a check finds while all others are clean.
    List<Violation> violationsOf(String name) {
        Report report = verify();
        assertThat(report.checks())
                .filteredOn(check -> !check.isClean())
                .as("what is not clean: %s", report.checks())
                .extracting(Check::name)
                .containsExactly(name);
        return check(report, name).violations();
    }

    static Check check(Report report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        stores.values().forEach(StoreSide::close);
        headquarters.close();
    }
}
