package org.tillbridge.app.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.app.configuration.ChannelConfiguration.Defaults;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.sql.Database;

/// Headquarters and every store as a process of its own, with its own data directory and its own
/// PostgreSQL server.
public final class ManyProcessesChain implements DemoChain {

    private final DemoPlan plan;
    private final Path folder;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<DemoStore> stores = new ArrayList<>();
    private final Database headquarters;
    /// Mutable: a story may kill a process and start it again.
    private ChildProcess headquartersProcess;

    private final List<ChildProcess> storeProcesses = new ArrayList<>();

    private ManyProcessesChain(DemoPlan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        this.headquartersProcess = newHeadquarters();
        this.headquarters = attach(plan.headquartersData(), Purpose.headquarters());
        for (DemoPlan.Planned store : plan.stores()) {
            join(store);
            storeProcesses.add(newStore(store));
            Database database = attach(storeData(store), Purpose.store(store.channelId()));
            stores.add(new DemoStore(store.channelId(), store.town().name(), plan.door(store), database));
        }
    }

    /// Starts all processes and waits until every one answers.
    public static ManyProcessesChain start(Path folder, int stores) {
        return new ManyProcessesChain(new DemoPlan(folder, stores), folder);
    }

    static ManyProcessesChain start(DemoPlan plan, Path folder) {
        return new ManyProcessesChain(plan, folder);
    }

    private void join(DemoPlan.Planned store) {
        String code = new StoreAdmission(headquarters, InstantSource.system())
                .newJoinCode(store.channelId())
                .orElseThrow();
        StoreIdentity.join(storeData(store), plan.headquartersDoor(), code);
    }

    private ChildProcess newHeadquarters() {
        var arguments = new ArrayList<String>();
        set(arguments, "data.directory", plan.headquartersData());
        set(arguments, "headquarters.ledger.file", plan.ledger());
        set(arguments, "headquarters.port", plan.headquartersDoor().getPort());
        set(arguments, "headquarters.legal-entities.demo.name", "Demo retail");
        plan.stores()
                .forEach(store -> set(
                        arguments,
                        "headquarters.stores.%s.name".formatted(store.channelId()),
                        store.town().name()));
        arguments.add("hq");
        return ChildProcess.start("headquarters", folder.resolve("logs/headquarters.log"), arguments)
                .await(() -> answers(plan.headquartersDoor().getPort()));
    }

    private ChildProcess newStore(DemoPlan.Planned store) {
        var arguments = new ArrayList<String>();
        Defaults defaults = store.town().defaults();
        String section = "channel.stores." + store.channelId();
        set(arguments, "data.directory", storeData(store));
        set(arguments, "channel.headquarters-url", plan.headquartersDoor());
        set(arguments, "channel.port", store.port());
        set(arguments, section + ".country", defaults.country());
        set(arguments, section + ".currency", defaults.currency());
        set(arguments, section + ".language", defaults.language());
        arguments.add("channel");
        return ChildProcess.start(
                        "store " + store.channelId(),
                        folder.resolve("logs/store-%s.log".formatted(store.channelId())),
                        arguments)
                .await(() -> answers(store.port()));
    }

    private static void set(List<String> arguments, String key, Object value) {
        arguments.add("--set");
        arguments.add(key + "=" + value);
    }

    private Path storeData(DemoPlan.Planned store) {
        return folder.resolve("store-" + store.channelId());
    }

    private Database attach(Path data, Purpose purpose) {
        EmbeddedPostgres server = EmbeddedPostgres.attach(data.resolve("postgres"))
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.outage("DatabaseAway"), "The database server in %s is not running".formatted(data)));
        HikariDataSource source = DataSources.open(server.address(purpose.database()), purpose.searchPath(), 2);
        opened.add(source);
        return new Database(source);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Kills headquarters' process without a goodbye; its stores go on.
    public void killHeadquarters() {
        headquartersProcess.kill();
    }

    public void startHeadquarters() {
        headquartersProcess = newHeadquarters();
    }

    /// Kills the process of a store, counted from 0, without a goodbye.
    public void killStore(int store) {
        storeProcesses.get(store).kill();
    }

    public void startStore(int store) {
        storeProcesses.set(store, newStore(plan.stores().get(store)));
    }

    @Override
    public URI headquartersDoor() {
        return plan.headquartersDoor();
    }

    @Override
    public Database headquarters() {
        return headquarters;
    }

    @Override
    public Path ledger() {
        return plan.ledger();
    }

    @Override
    public List<DemoStore> stores() {
        return List.copyOf(stores);
    }

    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            closeQuietly(part);
        }
        storeProcesses.forEach(ChildProcess::close);
        headquartersProcess.close();
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new TillbridgeException(ErrorCode.outage("NotClosed"), "A connection does not close", e);
        }
    }
}
