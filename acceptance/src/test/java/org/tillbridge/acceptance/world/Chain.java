package org.tillbridge.acceptance.world;

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
import java.util.Set;
import java.util.TreeMap;
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
import org.tillbridge.headquarters.jobs.JobRuns;

/// A retail chain: headquarters and its stores, each with its own database behind its own HTTP
/// door, on this machine.
public final class Chain implements AutoCloseable {

    public static final String ENTITY = "demo";

    private final Path folder;
    private final JobsConfiguration jobs;
    private final List<String> storeIds;
    private final int headquartersPort = freePort();
    private final Map<String, Integer> storePorts = new TreeMap<>();
    private final DatabaseServers headquartersServers;
    private final DatabaseServers storeServers;
    /// Mutable: a story may stop headquarters and start it again.
    private @Nullable HeadquartersRole headquarters;

    private @Nullable ChannelRole channel;

    private Chain(Path folder, JobsConfiguration.Mode mode, List<String> storeIds) {
        this.folder = folder;
        this.jobs = new JobsConfiguration(mode, Duration.ofSeconds(1));
        this.storeIds = storeIds;
        storeIds.forEach(id -> storePorts.put(id, freePort()));
        this.headquartersServers = new DatabaseServers(folder.resolve("headquarters"));
        this.storeServers = new DatabaseServers(folder.resolve("stores"));
    }

    /// A chain whose jobs run when the story says so. Every store has joined; nothing has moved
    /// yet.
    public static Chain byHand(Path folder, String... storeIds) {
        return open(folder, JobsConfiguration.Mode.MANUAL, storeIds);
    }

    /// A chain where nobody presses anything.
    public static Chain continuous(Path folder, String... storeIds) {
        return open(folder, JobsConfiguration.Mode.CONTINUOUS, storeIds);
    }

    private static Chain open(Path folder, JobsConfiguration.Mode mode, String... storeIds) {
        var chain = new Chain(folder, mode, Arrays.asList(storeIds));
        chain.startHeadquarters();
        for (String id : chain.storeIds) {
            String code = chain.headquarters().admission().newJoinCode(id).orElseThrow();
            StoreIdentity.join(chain.storeConfiguration().dataDirectory(), chain.headquartersUrl(), code);
        }
        chain.startStores();
        return chain;
    }

    public void startHeadquarters() {
        headquarters = HeadquartersRole.start(headquartersConfiguration(), headquartersServers, InstantSource.system());
    }

    /// The line of every store goes dead.
    public void stopHeadquarters() {
        headquarters().close();
        headquarters = null;
    }

    public void startStores() {
        channel = ChannelRole.start(storeConfiguration(), storeServers, InstantSource.system());
        if (jobs.mode() == JobsConfiguration.Mode.CONTINUOUS) {
            channel.startJobs();
        }
    }

    /// The stores call headquarters from now on; when jobs run by hand, they run what it asks for.
    public Chain listening() {
        if (channel == null) {
            throw new IllegalStateException("The stores are not running");
        }
        channel.startJobs();
        return this;
    }

    public HeadquartersRole headquarters() {
        if (headquarters == null) {
            throw new IllegalStateException("Headquarters is not running");
        }
        return headquarters;
    }

    public URI headquartersUrl() {
        return URI.create("http://127.0.0.1:" + headquartersPort);
    }

    public Till till(String storeId) {
        if (channel == null) {
            throw new IllegalStateException("The stores are not running");
        }
        return new Till(
                channel.store(storeId), URI.create("http://127.0.0.1:%d/Commerce/".formatted(storePorts.get(storeId))));
    }

    public List<Till> tills() {
        return storeIds.stream().map(this::till).toList();
    }

    /// 1010 by hand: a release, then every store fetches until it has everything.
    public void distribute() {
        headquarters().jobs().distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        for (Till till : tills()) {
            headquarters().jobs().askForDownload(till.store().identity().channelId());
            till.download();
        }
    }

    public Configuration headquartersConfiguration() {
        Path data = folder.resolve("headquarters");
        return new Configuration(
                data,
                "info",
                new HeadquartersConfiguration(
                        new Door("127.0.0.1", headquartersPort),
                        new DatabaseConfiguration.Embedded(),
                        folder.resolve("ledger").resolve("accounts.ledger"),
                        List.of(new HeadquartersConfiguration.LegalEntity(ENTITY, "Demo retail", "", 6)),
                        storeIds.stream()
                                .map(id -> new HeadquartersConfiguration.Store(id, "Store " + id, ENTITY, ENTITY))
                                .toList()),
                new ChannelConfiguration(headquartersUrl(), new Door("127.0.0.1", 1), List.of()),
                jobs);
    }

    public Configuration storeConfiguration() {
        HeadquartersConfiguration none = new HeadquartersConfiguration(
                new Door("127.0.0.1", headquartersPort),
                new DatabaseConfiguration.Embedded(),
                folder,
                List.of(),
                List.of());
        List<ChannelConfiguration.Store> stores = storeIds.stream()
                .map(id -> new ChannelConfiguration.Store(
                        id,
                        new DatabaseConfiguration.Embedded(),
                        storePorts.get(id),
                        new ChannelConfiguration.Defaults("LV", "EUR", "lv", "retail")))
                .toList();
        return new Configuration(
                folder.resolve("stores"),
                "info",
                none,
                new ChannelConfiguration(headquartersUrl(), new Door("127.0.0.1", 0), stores),
                jobs);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
        if (headquarters != null) {
            headquarters.close();
        }
        storeServers.close();
        headquartersServers.close();
    }
}
