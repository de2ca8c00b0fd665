package org.tillbridge.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.app.configuration.ChannelConfiguration.Defaults;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.kernel.sql.Database;

/// Headquarters and every store as a process of its own, with its own data directory and its own
/// PostgreSQL server.
public final class ManyProcessesChain implements DemoChain {

    private final DemoPlan plan;
    private final Path folder;
    private final HeadquartersProcess headquarters;
    private final List<AttachedDatabase> opened = new ArrayList<>();
    private final List<DemoStore> stores = new ArrayList<>();
    /// Mutable: a story may kill a process and start it again.
    private final List<ChildProcess> storeProcesses = new ArrayList<>();

    private ManyProcessesChain(DemoPlan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        this.headquarters = HeadquartersProcess.start(plan, folder);
        for (DemoPlan.Planned store : plan.stores()) {
            StoreIdentity.join(storeData(store), plan.headquartersDoor(), headquarters.joinCode(store.channelId()));
            storeProcesses.add(newStore(store));
            AttachedDatabase attached = AttachedDatabase.in(storeData(store), Purpose.store(store.channelId()));
            opened.add(attached);
            stores.add(plan.running(store, attached.database()));
        }
    }

    /// Starts all processes and waits until every one answers.
    public static ManyProcessesChain start(Path folder, int stores) {
        return new ManyProcessesChain(new DemoPlan(folder, stores), folder);
    }

    static ManyProcessesChain start(DemoPlan plan, Path folder) {
        return new ManyProcessesChain(plan, folder);
    }

    private ChildProcess newStore(DemoPlan.Planned store) {
        var arguments = new ArrayList<String>();
        Defaults defaults = store.town().defaults();
        String section = "channel.stores." + store.channelId();
        ChildProcess.set(arguments, "data.directory", storeData(store));
        ChildProcess.set(arguments, "channel.headquarters-url", plan.headquartersDoor());
        ChildProcess.set(arguments, "channel.port", store.port());
        ChildProcess.set(arguments, section + ".country", defaults.country());
        ChildProcess.set(arguments, section + ".currency", defaults.currency());
        ChildProcess.set(arguments, section + ".language", defaults.language());
        arguments.add("channel");
        return ChildProcess.start(
                        "store " + store.channelId(),
                        folder.resolve("logs/store-%s.log".formatted(store.channelId())),
                        arguments)
                .awaitDoor(store.port());
    }

    private Path storeData(DemoPlan.Planned store) {
        return folder.resolve("store-" + store.channelId());
    }

    /// Kills headquarters' process without a goodbye; its stores go on.
    public void killHeadquarters() {
        headquarters.kill();
    }

    public void startHeadquarters() {
        headquarters.startAgain();
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
        return headquarters.database();
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
        opened.forEach(AttachedDatabase::close);
        storeProcesses.forEach(ChildProcess::close);
        headquarters.close();
    }
}
