package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.channel.customers.AskHeadquarters;
import org.tillbridge.channel.customers.AskHeadquarters.Place;
import org.tillbridge.channel.customers.CreationSetting;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.Store;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.customers.UnheardRequests;
import org.tillbridge.channel.database.OverlayOpenRequests;
import org.tillbridge.channel.download.PollHeadquarters;
import org.tillbridge.channel.download.ReportAccounts;
import org.tillbridge.channel.download.TakeOfferedPackage;
import org.tillbridge.channel.realtime.CallHeadquarters;
import org.tillbridge.channel.sales.AskAboutOrders;
import org.tillbridge.channel.sales.SalesStation;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.channel.staff.StoreStaff;
import org.tillbridge.channel.upload.CapturedTables;
import org.tillbridge.channel.upload.FollowUploadPace;
import org.tillbridge.channel.upload.UploadChannelTransactions;
import org.tillbridge.exchange.capture.SealUploadSession;
import org.tillbridge.exchange.quarantine.ReportQuarantine;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.sessions.ForgetOutgrownCursors;
import org.tillbridge.exchange.sessions.PurgeSentRows;
import org.tillbridge.exchange.sessions.SendUploadSessions;
import org.tillbridge.exchange.sessions.SumUpTables;
import org.tillbridge.exchange.sessions.UploadChain;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.sql.Database;

/// One store, running: its database, its customers, its line to headquarters and the two jobs on
/// it.
public final class StoreRuntime implements AutoCloseable {

    private final StoreCredentials credentials;
    private final Headquarters headquarters;
    private final JobsConfiguration.Mode mode;
    private final HikariDataSource source;
    private final Database database;
    private final HeadquartersLine line;
    private final StoreCustomers customers;
    private final StoreSales sales;
    private final StoreStaff staff;
    private final CreationSetting creation;
    private final ProfileSettings settings;
    private final UploadChannelTransactions upload;
    private final PollHeadquarters poll;
    private final ReportQuarantine quarantine;
    private final ContinuousJob uploadJob;
    private final ContinuousJob pollJob;

    /// What a store is started with.
    ///
    record Start(
            StoreCredentials credentials,
            Headquarters headquarters,
            ChannelConfiguration.Defaults defaults,
            Asking asking,
            JobsConfiguration jobs,
            Path spool,
            InstantSource clock) {}

    /// Where headquarters is now, which may have moved since the store joined, and how old a key
    /// becomes before the store changes it.
    record Headquarters(HeadquartersPlace place, Duration keyAge) {}

    /// Whether headquarters can be asked while a till waits, and how long.
    record Asking(CallHeadquarters.Patience patience, Place place) {}

    StoreRuntime(Start start, HikariDataSource source) {
        this.credentials = start.credentials();
        this.headquarters = start.headquarters();
        StoreIdentity identity = credentials.identity();
        this.mode = start.jobs().mode();
        this.source = source;
        this.database = new Database(source);
        InstantSource clock = start.clock();
        this.line = headquarters.place().line(SignCalls.running(credentials::key, clock), clock);
        var tables = new CapturedTables(database, PredefinedJobs.CHANNEL_TRANSACTIONS);
        tables.open();
        new ForgetOutgrownCursors(database).run();
        this.upload = upload(start, tables);
        boolean continuous = mode == JobsConfiguration.Mode.CONTINUOUS;
        var pace = new FollowUploadPace(database, upload);
        this.uploadJob = new ContinuousJob(
                "P-0001 " + identity.channelId(),
                start.jobs().sweep(),
                start.jobs().longestBackOff(),
                pace::runIfContinuous);
        var apply =
                new ApplyDownloadPackage(database, Map.of("1010", new OverlayOpenRequests(), "1110", tables), clock);
        this.staff = new StoreStaff(database, identity.legalEntity(), new HashPasswords(), clock);
        this.creation = new CreationSetting(database, identity.channelId());
        this.settings = new ProfileSettings(database, identity.channelId());
        refreshSettings();
        var chain = new UploadChain(database, clock);
        chain.recognizeCluster();
        this.poll = new PollHeadquarters(
                line,
                new PollHeadquarters.OfItself(chain, this::said, clock),
                new TakeOfferedPackage(apply, new SumUpTables(database), line, start.spool()),
                new ReportAccounts(database, line),
                continuous ? atItsPace(pace) : whenAsked());
        this.quarantine = new ReportQuarantine(database, line, clock);
        this.pollJob = new ContinuousJob(
                "poll " + identity.channelId(),
                Duration.ofMillis(1),
                start.jobs().longestBackOff(),
                () -> poll(PollHeadquarters.Patience.WAIT));
        var ids = new UuidVersion7(clock, new SecureRandom());
        Runnable captured = continuous ? uploadJob::wake : () -> {};
        var asked = new CallHeadquarters(line, start.asking().patience(), clock);
        Place place = start.asking().place();
        var station = new CustomerStation(
                database,
                store(start),
                clock,
                ids,
                captured::run,
                new AskHeadquarters(creation::current, place, asked));
        this.customers = StoreCustomers.of(station);
        var orders = new AskAboutOrders(place == Place.ONLINE ? asked : null, new UnheardRequests(station)::of);
        this.sales = StoreSales.of(
                new SalesStation(database, identity.channelId(), identity.legalEntity(), clock, ids, captured, orders));
    }

    private UploadChannelTransactions upload(Start start, CapturedTables tables) {
        StoreIdentity identity = start.credentials().identity();
        var sender = new SendUploadSessions.Sender(identity.channelId(), identity.legalEntity());
        return new UploadChannelTransactions(
                new SealUploadSession(database, start.clock(), UUID::randomUUID),
                new SendUploadSessions(database, tables, sender, start.spool(), start.clock()),
                new PurgeSentRows(database),
                line);
    }

    private void refreshSettings() {
        creation.refresh();
        settings.refresh();
    }

    /// The settings it follows, and those it cannot.
    private Map<String, String> said() {
        return Map.of(
                "create-customers",
                creation.current().name(),
                NextRequest.UNKNOWN_SETTINGS,
                String.join(", ", settings.unknown()));
    }

    private PollHeadquarters.UploadWanted atItsPace(FollowUploadPace pace) {
        return new PollHeadquarters.UploadWanted(() -> runOrWake(pace), uploadJob::wake, pace::carriedOut, said -> {
            if (pace.hear(said)) {
                uploadJob.wake();
            }
        });
    }

    private void runOrWake(FollowUploadPace pace) {
        if (pace.isContinuous()) {
            uploadJob.wake();
        } else {
            upload.run();
        }
    }

    private PollHeadquarters.UploadWanted whenAsked() {
        return new PollHeadquarters.UploadWanted(upload::run, () -> {}, () -> null, said -> {});
    }

    private static Store store(Start start) {
        ChannelConfiguration.Defaults defaults = start.defaults();
        return new Store(
                start.credentials().identity().channelId(),
                start.credentials().identity().legalEntity(),
                new CustomerDefaults(
                        defaults.country(), defaults.currency(), defaults.language(), defaults.customerGroup()));
    }

    /// Begins to upload and download by itself.
    ///
    /// In manual mode the store only polls, and runs what headquarters asks for.
    void startJobs() {
        if (mode == JobsConfiguration.Mode.CONTINUOUS) {
            uploadJob.start();
        }
        pollJob.start();
    }

    public StoreIdentity identity() {
        return credentials.identity();
    }

    public Database database() {
        return database;
    }

    public StoreCustomers customers() {
        return customers;
    }

    public StoreSales sales() {
        return sales;
    }

    public StoreStaff staff() {
        return staff;
    }

    /// How the store creates customers now.
    public CreateCustomers creationSetting() {
        return creation.current();
    }

    /// P-0001, by hand.
    public UploadChannelTransactions.Outcome runUpload() {
        return upload.run();
    }

    /// 1010, by hand: asks what is next until there is nothing. Returns how many packages were
    /// applied.
    public int runDownload() {
        int applied = 0;
        for (int packages = pollOnce(); packages > 0; packages = pollOnce()) {
            applied += packages;
        }
        return applied;
    }

    private int pollOnce() {
        return poll(PollHeadquarters.Patience.ANSWER_AT_ONCE);
    }

    private int poll(PollHeadquarters.Patience patience) {
        int news = poll.run(patience);
        if (news > 0) {
            refreshSettings();
        }
        quarantine.run();
        credentials.rotateWhenOld(headquarters.keyAge(), headquarters.place());
        return news;
    }

    @Override
    public void close() {
        pollJob.askToStop();
        uploadJob.askToStop();
        line.close();
        pollJob.close();
        uploadJob.close();
        source.close();
    }
}
