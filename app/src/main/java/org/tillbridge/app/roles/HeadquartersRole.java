package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.RecognizeCluster;
import org.tillbridge.exchange.capture.SweepExpired;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.quarantine.KeepQuarantineReport;
import org.tillbridge.exchange.schedule.ChangeSchedule;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.JobNews;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.api.AdmitCalls;
import org.tillbridge.headquarters.api.AuditDesk;
import org.tillbridge.headquarters.api.CustomerSettingsDesk;
import org.tillbridge.headquarters.api.DuplicatesDesk;
import org.tillbridge.headquarters.api.ExchangeDesk;
import org.tillbridge.headquarters.api.HeadquartersDoor;
import org.tillbridge.headquarters.api.InterchangeDesk;
import org.tillbridge.headquarters.api.KnownOperators;
import org.tillbridge.headquarters.api.NumberingDesk;
import org.tillbridge.headquarters.api.OperatorDesk;
import org.tillbridge.headquarters.api.OperatorToken;
import org.tillbridge.headquarters.api.OperatorViews;
import org.tillbridge.headquarters.api.QuarantineDesk;
import org.tillbridge.headquarters.api.RealtimeDesk;
import org.tillbridge.headquarters.api.RequestsDesk;
import org.tillbridge.headquarters.api.SessionsDesk;
import org.tillbridge.headquarters.api.Spool;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.headquarters.backups.SafePromise;
import org.tillbridge.headquarters.customers.ConversionProgress;
import org.tillbridge.headquarters.customers.ListEditConflicts;
import org.tillbridge.headquarters.customers.OverdueRequests;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.distribution.AnswerPoll;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.headquarters.distribution.SendPackages;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.jobs.RunSchedules;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.loyalty.LoyaltyCards;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.numbers.LockedTurn;
import org.tillbridge.headquarters.numbers.NumberSequences;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.headquarters.partners.Prospects;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.headquarters.sessions.UploadTroubles;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.sql.Database;

/// Headquarters, running: its database, its jobs, its door.
public final class HeadquartersRole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersRole.class);
    private static final String TOKEN_FILE = "operator.token";
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final HikariDataSource source;
    private final Database database;
    private final StoreAdmission admission;
    private final Running running;
    private final WebDoor door;

    /// What runs by itself.
    private record Running(
            HeadquartersJobs jobs, SalesJobs sales, RunSchedules schedules, BackgroundJobs background, Node node) {

        void start(JobsConfiguration.Mode mode) {
            if (mode == JobsConfiguration.Mode.CONTINUOUS) {
                jobs.start();
                sales.start();
            }
            background.start(mode);
        }
    }

    private HeadquartersRole(HikariDataSource source, StoreAdmission admission, Running running, WebDoor door) {
        this.source = source;
        this.database = new Database(source);
        this.admission = admission;
        this.running = running;
        this.door = door;
    }

    /// Starts headquarters: adopts the ledger before anyone is numbered, then opens the door, then
    /// the jobs.
    public static HeadquartersRole start(Configuration configuration, DatabaseServers servers, InstantSource clock) {
        HeadquartersConfiguration headquarters = configuration.headquarters();
        HikariDataSource source = servers.open(headquarters.database(), DatabaseServers.Purpose.headquarters());
        var database = new Database(source);
        new RecognizeCluster(database).run();
        var admission = StoreParts.admission(headquarters, database, clock);
        var waiting = new WaitingStores(database);
        var node = node(headquarters, source, database, clock);
        var saved = new SavedJobs(database);
        var seeds = new SaveSeed(database, saved, clock);
        seeds.run(PredefinedJobs.SEED, SaveSeed.Origin.PREDEFINED);
        var runs = new JobRuns(database, clock);
        var jobs = jobs(configuration, database, clock, new Lists(saved, waiting, runs, node));
        var downloads =
                new DownloadSessions(database, clock, headquarters.sessions().tryCount());
        var backups = new Backups(database, clock, UUID::randomUUID);
        var otherNodes = new CallOtherNodes(node.nodes());
        ExchangeDesk desk = desk(
                configuration, database, clock, new Common(admission, saved, waiting, jobs, downloads, otherNodes));
        var sales = SalesParts.jobs(configuration, database, new SalesParts.Around(jobs, saved, runs), clock);
        var scheduling = new RunSchedules.Parts(database, saved, jobs, sales, admission, runs);
        var schedules = new RunSchedules(scheduling, downloads, clock, UUID::randomUUID);
        var calls = new AdmitCalls(headquarters.limits());
        var overdue =
                new OverdueRequests(database, clock, headquarters.requests().alarmAfter());
        var others = others(database, jobs, saved, () -> backups.promise(headquarters.backupRetention()), overdue);
        OperatorViews views = views(database, clock, others);
        var token = operatorToken(configuration.dataDirectory());
        var tokens = new OperatorTokens(database, new AuditTrail(database, clock), clock);
        var around = new RealtimeParts.Around(jobs, otherNodes, headquarters.limits());
        WebDoor door = WebDoor.open(headquarters.door(), HeadquartersDoor.class, context -> {
            context.registerBean(StoreAdmission.class, () -> admission);
            context.registerBean(AdmitCalls.class, () -> calls);
            context.registerBean(OperatorTokens.class, () -> tokens);
            context.registerBean(KnownOperators.class, () -> new KnownOperators(token, node.nodes(), tokens));
            context.registerBean(ExchangeDesk.class, () -> desk);
            context.registerBean(OperatorDesk.class, () -> operatorDesk(desk, backups, new FullSyncs(database, clock)));
            addDesks(context, database, saved, clock);
            addJobs(context, database, jobs, clock);
            context.registerBean(RealtimeDesk.class, () -> RealtimeParts.desk(database, around, clock));
            context.registerBean(RequestsDesk.class, () -> RequestParts.desk(database, headquarters.requests(), clock));
            context.registerBean(SaveSeed.class, () -> seeds);
            addSchedules(context, runs, sales, schedules);
            context.registerBean(OperatorViews.class, () -> views);
        });
        node.nodes().start(new HeadquartersNodes.Door(address(headquarters.door(), door.port()), token.hash()), jobs);
        admission.stores().forEach(store -> jobs.askForAccounts(store.channelId()));
        var due = new ContinuousJob("schedules", configuration.jobs().sweep(), LONGEST_BACK_OFF, schedules::runDue);
        var purge = SessionParts.purge(configuration, database, clock);
        var running = new Running(
                jobs, sales, schedules, new BackgroundJobs(due, purge, SearchParts.follow(database, jobs)), node);
        running.start(configuration.jobs().mode());
        LOG.info(
                "role=headquarters port={} jobs={} stores={}",
                door.port(),
                configuration.jobs().mode(),
                headquarters.stores().size());
        return new HeadquartersRole(source, admission, running, door);
    }

    private static void addJobs(
            GenericApplicationContext context, Database database, HeadquartersJobs jobs, InstantSource clock) {
        context.registerBean(HeadquartersJobs.class, () -> jobs);
        context.registerBean(SessionsDesk.class, () -> SessionParts.desk(database, jobs::wakeStore, clock));
        context.registerBean(InterchangeDesk.class, () -> InterchangeParts.desk(database, jobs, clock));
        SalesParts.addDesks(context, database, jobs, clock);
    }

    private static void addSchedules(
            GenericApplicationContext context, JobRuns runs, SalesJobs sales, RunSchedules schedules) {
        context.registerBean(JobRuns.class, () -> runs);
        context.registerBean(SalesJobs.class, () -> sales);
        context.registerBean(RunSchedules.class, () -> schedules);
    }

    private static void addDesks(
            GenericApplicationContext context, Database database, SavedJobs saved, InstantSource clock) {
        context.registerBean(CustomerSettingsDesk.class, () -> CustomerSettingParts.desk(database, clock));
        context.registerBean(Prospects.class, () -> RequestParts.prospects(database, clock));
        context.registerBean(DuplicatesDesk.class, () -> SearchParts.duplicates(database, clock));
        context.registerBean(LoyaltyCards.class, () -> new LoyaltyCards(database, new AuditTrail(database, clock)));
        context.registerBean(AuditDesk.class, () -> AuditDesk.of(database, clock));
        context.registerBean(NumberingDesk.class, () -> NumberingDesk.of(database, clock));
        context.registerBean(QuarantineDesk.class, () -> QuarantineParts.desk(database, saved, clock));
        context.registerBean(Profiles.class, () -> new Profiles(database, clock));
        context.registerBean(SavedJobs.class, () -> saved);
        context.registerBean(ChangeSchedule.class, () -> ScheduleParts.change(database, saved, clock));
    }

    /// What there is to run, who waits for it, and what ran.
    private record Lists(SavedJobs saved, WaitingStores waiting, JobRuns runs, Node node) {}

    private static HeadquartersJobs jobs(
            Configuration configuration, Database database, InstantSource clock, Lists lists) {
        SavedJobs saved = lists.saved();
        return new HeadquartersJobs(
                new HeadquartersJobs.Parts(
                        synchronize(database, clock, lists.node()),
                        new MakeRelease(
                                database,
                                () -> PredefinedJobs.releasing(saved.travellingTables()),
                                clock,
                                UUID::randomUUID),
                        new SweepExpired(database, saved::downloadedTables, clock),
                        lists.waiting(),
                        lists.runs(),
                        saved.schedules(),
                        lists.node().nodes(),
                        clock),
                configuration.jobs().sweep());
    }

    private static OperatorDesk operatorDesk(ExchangeDesk desk, Backups backups, FullSyncs fullSyncs) {
        return new OperatorDesk(
                desk.admission(), desk.admit(), backups, desk.pairs(), fullSyncs, desk.downloads(), desk.others());
    }

    private static SynchronizationStatus.Others others(
            Database database,
            HeadquartersJobs jobs,
            SavedJobs saved,
            Supplier<SafePromise> safe,
            OverdueRequests overdue) {
        return new SynchronizationStatus.Others(
                jobs::numberingStopped, saved::unfit, new NumberSequences(database)::warnings, safe, overdue::list);
    }

    private static OperatorViews views(Database database, InstantSource clock, SynchronizationStatus.Others others) {
        return new OperatorViews(
                new SynchronizationStatus(database, clock, others),
                new ConversionProgress(database, clock),
                new TraceCustomer(database),
                new ListEditConflicts(database),
                SearchParts.forOperator(database));
    }

    private record Common(
            StoreAdmission admission,
            SavedJobs saved,
            WaitingStores waiting,
            HeadquartersJobs jobs,
            DownloadSessions downloads,
            CallOtherNodes others) {}

    /// One of the headquarters processes over a database, and its turn to number.
    private record Node(HeadquartersNodes nodes, AdoptLedger ledger, LockedTurn turn) {}

    private static Node node(
            HeadquartersConfiguration headquarters, HikariDataSource source, Database database, InstantSource clock) {
        DataSource unpooled = DataSources.besides(source);
        return new Node(
                new HeadquartersNodes(database, unpooled, clock, UUID.randomUUID()),
                new AdoptLedger(database, headquarters.ledgerFile(), clock, UUID::randomUUID),
                new LockedTurn(unpooled, headquarters.ledgerFile()));
    }

    private static SynchronizeCustomers synchronize(Database database, InstantSource clock, Node node) {
        var numbering = new SynchronizeCustomers.Numbering(node.ledger(), node.turn());
        var synchronize = new SynchronizeCustomers(database, numbering, clock, UUID::randomUUID);
        synchronize.open();
        return synchronize;
    }

    private static ExchangeDesk desk(
            Configuration configuration, Database database, InstantSource clock, Common common) {
        Path data = configuration.dataDirectory();
        SavedJobs saved = common.saved();
        var sessions = new ReceiveUploadSession(
                database,
                saved::uploads,
                QuarantineParts.uploadedRows(database, saved),
                clock,
                configuration.headquarters().backupRetention());
        var packages = new BuildDownloadPackage(
                database,
                new JobNews(database, PredefinedJobs.ALSO_TOLD.keySet()),
                Folders.make(data.resolve("packages")),
                clock,
                UUID::randomUUID);
        var downloads = common.downloads();
        Path spool = Folders.makeEmpty(data.resolve("spool").resolve("headquarters"));
        var sending = new SendPackages(
                packages, TableStatements.checkedAgainst(database), spool, Set.of(HeadquartersJobs.CUSTOMERS));
        boolean continuous = configuration.jobs().mode() == JobsConfiguration.Mode.CONTINUOUS;
        return new ExchangeDesk(
                common.admission(),
                new AdmitDatabase(database, clock, UUID::randomUUID),
                new CheckStorePairs(
                        database, configuration.headquarters().ledgerFile(), clock, common.jobs()::openLedger),
                new KeepQuarantineReport(database, clock),
                sessions,
                new UploadTroubles(database, clock),
                new AnswerPoll(
                        database,
                        sessions,
                        new AnswerPoll.Distribution(saved, packages, sending, downloads),
                        common.waiting(),
                        clock),
                sending,
                downloads,
                common.waiting(),
                common.jobs(),
                common.others(),
                continuous ? AnswerPoll.Offering.PACKAGES : AnswerPoll.Offering.ON_REQUEST,
                new Spool(spool));
    }

    /// Where the other headquarters processes reach this one.
    private static String address(Door door, int port) {
        try {
            InetAddress address = InetAddress.getByName(door.address());
            String host = address.isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : address.getHostAddress();
            return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
        } catch (UnknownHostException e) {
            return "http://%s:%d".formatted(door.address(), port);
        }
    }

    /// The operator's token: made at the first start, in a file only the operator can read.
    private static OperatorToken operatorToken(Path dataDirectory) {
        Path file = dataDirectory.resolve(TOKEN_FILE);
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return new OperatorToken(PrivateFile.read(file));
    }

    public int port() {
        return door.port();
    }

    public Database database() {
        return database;
    }

    public HeadquartersJobs jobs() {
        return running.jobs();
    }

    public SalesJobs sales() {
        return running.sales();
    }

    public RunSchedules schedules() {
        return running.schedules();
    }

    public StoreAdmission admission() {
        return admission;
    }

    @Override
    public void close() {
        running.background().close();
        running.node().nodes().stopListening();
        running.sales().close();
        running.jobs().close();
        door.close();
        running.node().turn().close();
        running.node().nodes().close();
        source.close();
    }
}
