package org.tillbridge.acceptance.world;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.roles.ChannelRole;
import org.tillbridge.app.roles.DatabaseServers;
import org.tillbridge.app.roles.HeadquartersRole;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.channel.api.LogOn;
import org.tillbridge.channel.customers.AskHeadquarters.Place;
import org.tillbridge.channel.realtime.CallHeadquarters.Patience;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.profiles.Profile;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.headquarters.stores.StoreAdmission.Selling;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.FaultyLine;

/// A retail chain: headquarters and its stores, each with its own database behind its own HTTP
/// door, on this machine.
public final class Chain implements AutoCloseable {

    public static final String ENTITY = "demo";

    /// Another process of tests begins elsewhere.
    private static final AtomicInteger PORTS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(15_000));

    private final Machines machines;
    private final JobsConfiguration jobs;
    private final List<String> storeIds;
    /// Mutable: how long stores wait for headquarters while a till waits; as they are started.
    private Patience patience = new Patience(Duration.ofSeconds(10), 1_000, Duration.ofSeconds(30));

    /// Mutable: whether the stores' doors ask who calls; as they are started.
    private LogOn logOn = LogOn.OPEN;

    private final int headquartersPort = freePort();
    private final Map<String, Integer> storePorts = new TreeMap<>();
    private final Map<String, FaultyLine> lines = new TreeMap<>();
    /// Mutable: a story may stop headquarters and start it again.
    private @Nullable HeadquartersRole headquarters;

    private @Nullable ChannelRole channel;

    private Chain(Machines machines, JobsConfiguration.Mode mode, List<String> storeIds) {
        this.machines = machines;
        this.jobs = new JobsConfiguration(mode, Duration.ofSeconds(1), Duration.ofSeconds(1));
        this.storeIds = storeIds;
        storeIds.forEach(id -> storePorts.put(id, freePort()));
        storeIds.forEach(id -> lines.put(id, FaultyLine.to(headquartersPort)));
    }

    /// A chain whose jobs run when the story says so. Every store has joined; nothing has moved
    /// yet.
    public static Chain byHand(String... storeIds) {
        return open(Machines.lent(), JobsConfiguration.Mode.MANUAL, storeIds);
    }

    /// The same on machines of its own in `folder`, for stories that lose one.
    public static Chain byHand(Path folder, String... storeIds) {
        return open(Machines.in(folder), JobsConfiguration.Mode.MANUAL, storeIds);
    }

    /// A chain where nobody presses anything.
    public static Chain continuous(String... storeIds) {
        return open(Machines.lent(), JobsConfiguration.Mode.CONTINUOUS, storeIds);
    }

    /// The same on machines of its own.
    public static Chain continuous(Path folder, String... storeIds) {
        return open(Machines.in(folder), JobsConfiguration.Mode.CONTINUOUS, storeIds);
    }

    private static Chain open(Machines machines, JobsConfiguration.Mode mode, String... storeIds) {
        var chain = new Chain(machines, mode, Arrays.asList(storeIds));
        chain.startHeadquarters();
        for (String id : chain.storeIds) {
            String code = chain.headquarters().admission().newJoinCode(id).orElseThrow();
            StoreIdentity.join(
                    chain.storeConfiguration().dataDirectory(),
                    url(chain.line(id).port()),
                    code);
        }
        chain.startStores();
        return chain;
    }

    public void startHeadquarters() {
        headquarters =
                HeadquartersRole.start(headquartersConfiguration(), machines.headquarters(), InstantSource.system());
    }

    /// A second headquarters process over the same database and ledger, on a machine of its own.
    public HeadquartersRole startSecondHeadquarters(Path data) {
        var pool = (HikariDataSource) headquarters().database().source();
        HeadquartersConfiguration first = headquartersConfiguration().headquarters();
        var second = new HeadquartersConfiguration(
                new Door("127.0.0.1", 0),
                new DatabaseConfiguration.Own(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()),
                first.ledgerFile(),
                first.legalEntities(),
                first.stores());
        return HeadquartersRole.start(
                new Configuration(
                        data, "info", second, headquartersConfiguration().channel(), jobs),
                new DatabaseServers(data),
                InstantSource.system());
    }

    /// The line of every store goes dead.
    public void stopHeadquarters() {
        headquarters().close();
        headquarters = null;
    }

    /// The process of the stores ends, with all their doors.
    public void stopStores() {
        running().close();
        channel = null;
    }

    /// Headquarters' process and its database are gone; the ledger, on another disk, is not.
    public void loseHeadquarters() {
        stopHeadquarters();
        machines.loseHeadquarters();
    }

    /// The process of the stores and their databases are gone.
    public void loseStores() {
        stopStores();
        machines.loseStores();
    }

    public void startStores() {
        channel = ChannelRole.start(storeConfiguration(), machines.stores(), InstantSource.system());
        if (jobs.mode() == JobsConfiguration.Mode.CONTINUOUS) {
            channel.startJobs();
        }
    }

    /// The stores call headquarters from now on; when jobs run by hand, they run what it asks for.
    public Chain listening() {
        running().startJobs();
        return this;
    }

    private ChannelRole running() {
        if (channel == null) {
            throw new IllegalStateException("The stores are not running");
        }
        return channel;
    }

    public HeadquartersRole headquarters() {
        if (headquarters == null) {
            throw new IllegalStateException("Headquarters is not running");
        }
        return headquarters;
    }

    /// What headquarters has in its database.
    public HeadquartersRecords records() {
        return new HeadquartersRecords(headquarters().database());
    }

    public URI headquartersUrl() {
        return url(headquartersPort);
    }

    /// The stores of a profile create customers like this from now on; all of them have heard of
    /// it.
    public void creating(String profile, CreateCustomers how) {
        new Profiles(headquarters().database(), InstantSource.system()).set(profile, Profile.Wanted.creating(how));
        distribute();
    }

    /// The stores of a profile take orders like this from now on; all of them have heard of it.
    public void ordering(String profile, OrderMode how) {
        new Profiles(headquarters().database(), InstantSource.system()).set(profile, Profile.Wanted.ordering(how));
        distribute();
    }

    /// From now on each call at a store's door comes from someone who has logged on.
    public Chain askingWhoCalls() {
        stopStores();
        logOn = LogOn.REQUIRED;
        startStores();
        return this;
    }

    /// From their next start, stores wait for headquarters no longer than this.
    public void waiting(Patience patience) {
        this.patience = patience;
    }

    /// The line over which a store reaches headquarters.
    public FaultyLine line(String storeId) {
        return Objects.requireNonNull(lines.get(storeId), storeId);
    }

    public Till till(String storeId) {
        return new Till(running().store(storeId), url(storePorts.get(storeId)).resolve("/Commerce/"), Optional.empty());
    }

    /// Where a till that names its store may call.
    public URI commonDoor() {
        return url(running().port()).resolve("/Commerce/");
    }

    public List<Till> tills() {
        return storeIds.stream().map(this::till).toList();
    }

    /// *Synchronize customers and channel requests*, by hand.
    public SynchronizeCustomers.Outcome convert() {
        return headquarters().jobs().synchronizeCustomers(JobRuns.Trigger.RUN_NOW);
    }

    /// The whole way round once, by hand: every store uploads, headquarters converts, every store
    /// downloads.
    public void cycle() {
        tills().forEach(Till::upload);
        convert();
        distribute();
    }

    /// The first half of 1010 and all other downloads by hand: headquarters names a release and
    /// asks every store to fetch
    /// it.
    public void release() {
        headquarters().jobs().distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        storeIds.forEach(store -> headquarters().jobs().ask(store, "9999"));
    }

    /// All downloads by hand: a release, then every store fetches until it has everything.
    public void distribute() {
        release();
        tills().forEach(Till::download);
    }

    /// Looks whether everything that must always hold holds, and whether the chain has come to
    /// rest.
    public Rest rest() {
        var stores = new TreeMap<String, Database>();
        tills().forEach(till ->
                stores.put(till.store().identity().channelId(), till.store().database()));
        return Rest.of(Databases.of(headquarters().database(), ledger(), stores));
    }

    /// The account ledger, on another disk than headquarters' database.
    public Path ledger() {
        return machines.folder().resolve("ledger").resolve("accounts.ledger");
    }

    public Configuration headquartersConfiguration() {
        Path data = machines.headquartersFolder();
        return new Configuration(
                data,
                "info",
                new HeadquartersConfiguration(
                        new Door("127.0.0.1", headquartersPort),
                        new DatabaseConfiguration.Embedded(),
                        ledger(),
                        List.of(new HeadquartersConfiguration.LegalEntity(ENTITY, "Demo retail", "", 6)),
                        storeIds.stream().map(Chain::registered).toList()),
                new ChannelConfiguration(headquartersUrl(), new Door("127.0.0.1", 1), List.of()),
                jobs);
    }

    /// A store named after the web sells online.
    private static HeadquartersConfiguration.Store registered(String id) {
        Selling.Kind kind = id.startsWith("web") ? Selling.Kind.ONLINE : Selling.Kind.STORE;
        return new HeadquartersConfiguration.Store(
                id, "Store " + id, ENTITY, ENTITY, false, new Selling(kind, kind.usualProfile()));
    }

    public Configuration storeConfiguration() {
        HeadquartersConfiguration none = new HeadquartersConfiguration(
                new Door("127.0.0.1", headquartersPort),
                new DatabaseConfiguration.Embedded(),
                machines.folder(),
                List.of(),
                List.of());
        List<ChannelConfiguration.Store> stores = storeIds.stream()
                .map(id -> new ChannelConfiguration.Store(
                        id,
                        new DatabaseConfiguration.Embedded(),
                        storePorts.get(id),
                        new ChannelConfiguration.Defaults("LV", "EUR", "lv", "retail"),
                        id.startsWith("register") ? Place.OFFLINE : Place.ONLINE))
                .toList();
        return new Configuration(
                machines.storesFolder(),
                "info",
                none,
                // Not said where headquarters is: each store calls where it joined, over its line.
                new ChannelConfiguration(null, new Door("127.0.0.1", 0), stores, patience).with(logOn),
                jobs);
    }

    /// For a process beside the chain.
    public static URI freeDoor() {
        return url(freePort());
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Below the range from which the system takes ports for outgoing calls, so that none of them
    /// takes it meanwhile; no port twice, as it is taken only when its chain opens.
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = 15_000 + PORTS.getAndIncrement() % 15_000;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No free port found");
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
        if (headquarters != null) {
            headquarters.close();
        }
        lines.values().forEach(FaultyLine::close);
        machines.release();
    }
}
