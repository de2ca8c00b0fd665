package org.tillbridge.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.ChannelRole;
import org.tillbridge.app.roles.DatabaseServers;
import org.tillbridge.app.roles.HeadquartersRole;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.kernel.sql.Database;

/// Headquarters and all stores in this process; they talk by HTTP all the same.
public final class OneProcessChain implements DemoChain {

    private final DemoPlan plan;
    private final DatabaseServers headquartersServers;
    private final DatabaseServers storeServers;
    private final HeadquartersRole headquarters;
    private final ChannelRole channel;

    private OneProcessChain(
            DemoPlan plan, List<DatabaseServers> servers, HeadquartersRole headquarters, ChannelRole channel) {
        this.plan = plan;
        this.headquartersServers = servers.getFirst();
        this.storeServers = servers.getLast();
        this.headquarters = headquarters;
        this.channel = channel;
    }

    /// Each store joins headquarters; the jobs run by themselves.
    public static OneProcessChain start(DemoPlan plan, Path folder) {
        Configuration atHeadquarters = plan.headquarters();
        Configuration atStores = plan.channel(folder.resolve("channel"), plan.stores());
        var headquartersServers = new DatabaseServers(atHeadquarters.dataDirectory());
        var storeServers = new DatabaseServers(atStores.dataDirectory());
        HeadquartersRole headquarters =
                HeadquartersRole.start(atHeadquarters, headquartersServers, InstantSource.system());
        for (DemoPlan.Planned store : plan.stores()) {
            String code =
                    headquarters.admission().newJoinCode(store.channelId()).orElseThrow();
            StoreIdentity.join(atStores.dataDirectory(), plan.headquartersDoor(), code);
        }
        ChannelRole channel = ChannelRole.start(atStores, storeServers, InstantSource.system())
                .startJobs();
        return new OneProcessChain(plan, List.of(headquartersServers, storeServers), headquarters, channel);
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
        return plan.stores().stream()
                .map(store ->
                        plan.running(store, channel.store(store.channelId()).database()))
                .toList();
    }

    /// A store of this chain.
    public StoreRuntime store(String channelId) {
        return channel.store(channelId);
    }

    /// What headquarters runs.
    public HeadquartersJobs jobs() {
        return headquarters.jobs();
    }

    @Override
    public void close() {
        channel.close();
        headquarters.close();
        storeServers.close();
        headquartersServers.close();
    }
}
