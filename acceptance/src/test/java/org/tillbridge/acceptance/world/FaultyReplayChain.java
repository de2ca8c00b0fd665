package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.demo.DemoPlan;
import org.tillbridge.app.demo.DemoStore;
import org.tillbridge.app.demo.HeadquartersProcess;
import org.tillbridge.app.replay.ReplayedChain;
import org.tillbridge.app.roles.ChannelRole;
import org.tillbridge.app.roles.DatabaseServers;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.FaultyLine;

/// A chain for replays on which everything goes wrong that may: headquarters is a process of its
/// own, which is killed and started again, and each store has a line to it, which is cut.
public final class FaultyReplayChain implements ReplayedChain {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DemoPlan plan;
    private final HeadquartersProcess headquarters;
    private final DatabaseServers servers;
    private final ChannelRole stores;
    private final Map<String, FaultyLine> lines = new TreeMap<>();
    private final RandomFaults faults;
    private final HttpClient operator = HttpClient.newHttpClient();

    private FaultyReplayChain(DemoPlan plan, Path folder, long seed) {
        this.plan = plan;
        this.headquarters = HeadquartersProcess.start(plan, folder);
        Configuration atStores = atStores(plan, folder.resolve("channel"));
        for (DemoPlan.Planned store : plan.stores()) {
            var line = FaultyLine.to(plan.headquartersDoor().getPort());
            lines.put(store.channelId(), line);
            StoreIdentity.join(
                    atStores.dataDirectory(),
                    URI.create("http://127.0.0.1:" + line.port()),
                    headquarters.joinCode(store.channelId()));
        }
        this.servers = new DatabaseServers(atStores.dataDirectory());
        this.stores =
                ChannelRole.start(atStores, servers, InstantSource.system()).startJobs();
        this.faults = new RandomFaults(seed, headquarters, List.copyOf(lines.values()));
    }

    /// @param seed which faults there are, and on which days
    public static ReplayedChain.Start seeded(long seed) {
        return (plan, folder) -> new FaultyReplayChain(plan, folder, seed);
    }

    /// Not said where headquarters is: each store calls where it joined, over its line.
    private static Configuration atStores(DemoPlan plan, Path data) {
        List<ChannelConfiguration.Store> served = plan.stores().stream()
                .map(store -> new ChannelConfiguration.Store(
                        store.channelId(),
                        new DatabaseConfiguration.Embedded(),
                        store.port(),
                        store.town().defaults()))
                .toList();
        return new Configuration(
                data,
                "info",
                new HeadquartersConfiguration(
                        new Door("127.0.0.1", plan.headquartersDoor().getPort()),
                        new DatabaseConfiguration.Embedded(),
                        plan.ledger(),
                        List.of(),
                        List.of()),
                new ChannelConfiguration(null, new Door("127.0.0.1", 0), served),
                new JobsConfiguration(JobsConfiguration.Mode.CONTINUOUS, Duration.ofSeconds(5)));
    }

    /// What went wrong so far.
    public RandomFaults.Counted faults() {
        return faults.counted();
    }

    @Override
    public void dayBegins(LocalDate date) {
        faults.dayBegins();
    }

    /// Asked for at headquarters' door; when it is not open, or closes over it, somebody asks again.
    @Override
    public void endDay(LocalDate date) {
        try {
            ask("calculate", date);
            ask("post", date);
        } catch (IOException killed) {
            faults.awaitHeadquarters();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void ask(String what, LocalDate date) throws IOException, InterruptedException {
        String token = Files.readString(plan.headquartersData().resolve("operator.token"));
        URI door = plan.headquartersDoor().resolve("/api/v1/statements/%s?date=%s".formatted(what, date));
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.strip())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        operator.send(request, BodyHandlers.discarding());
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
                .map(store -> plan.running(store, store(store.channelId()).database()))
                .toList();
    }

    @Override
    public StoreRuntime store(String channelId) {
        return stores.store(channelId);
    }

    @Override
    public void close() {
        faults.close();
        operator.shutdownNow();
        stores.close();
        servers.close();
        lines.values().forEach(FaultyLine::close);
        headquarters.close();
    }
}
