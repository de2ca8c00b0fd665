package org.tillbridge.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Which doors and folders a demonstration uses: the usual ports where they are free.
public final class DemoPlan {

    private static final String ENTITY = "demo";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HEADQUARTERS_PORT = 7070;
    private static final int FIRST_STORE_PORT = 7101;

    private final Path folder;
    private final int headquartersPort;
    private final List<Planned> stores;

    /// A store to be started.
    public record Planned(String channelId, Town town, int port) {}

    DemoPlan(Path folder, int stores) {
        this(folder, IntStream.range(0, stores).mapToObj(Town::of).toList());
    }

    /// A store in each of the towns: 001, 002, …
    public DemoPlan(Path folder, List<Town> towns) {
        this.folder = folder;
        this.headquartersPort = freePort(HEADQUARTERS_PORT);
        var planned = new ArrayList<Planned>();
        for (int store = 0; store < towns.size(); store++) {
            planned.add(new Planned("%03d".formatted(store + 1), towns.get(store), freePort(FIRST_STORE_PORT + store)));
        }
        this.stores = List.copyOf(planned);
    }

    public List<Planned> stores() {
        return stores;
    }

    public URI headquartersDoor() {
        return URI.create("http://%s:%d".formatted(LOOPBACK, headquartersPort));
    }

    public URI door(Planned store) {
        return URI.create("http://%s:%d/Commerce/".formatted(LOOPBACK, store.port()));
    }

    /// A store of this plan that runs.
    public DemoStore running(Planned store, Database database) {
        return new DemoStore(store.channelId(), store.town().name(), door(store), database);
    }

    public Path headquartersData() {
        return folder.resolve("headquarters");
    }

    public Path ledger() {
        return folder.resolve("ledger").resolve("accounts.ledger");
    }

    Configuration headquarters() {
        return new Configuration(
                headquartersData(),
                "info",
                new HeadquartersConfiguration(
                        new Door(LOOPBACK, headquartersPort),
                        new DatabaseConfiguration.Embedded(),
                        ledger(),
                        List.of(new HeadquartersConfiguration.LegalEntity(ENTITY, "Demo retail", "", 6)),
                        stores.stream()
                                .map(store -> new HeadquartersConfiguration.Store(
                                        store.channelId(), store.town().name(), ENTITY, ENTITY))
                                .toList()),
                new ChannelConfiguration(headquartersDoor(), new Door(LOOPBACK, 0), List.of()),
                continuous());
    }

    /// A channel process that serves `served` from `data`.
    Configuration channel(Path data, List<Planned> served) {
        return new Configuration(
                data,
                "info",
                headquarters().headquarters(),
                new ChannelConfiguration(
                        headquartersDoor(),
                        new Door(LOOPBACK, 0),
                        served.stream()
                                .map(store -> new ChannelConfiguration.Store(
                                        store.channelId(),
                                        new DatabaseConfiguration.Embedded(),
                                        store.port(),
                                        store.town().defaults()))
                                .toList()),
                continuous());
    }

    private static JobsConfiguration continuous() {
        return new JobsConfiguration(JobsConfiguration.Mode.CONTINUOUS, Duration.ofSeconds(5));
    }

    private static int freePort(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return anyFreePort();
        }
    }

    private static int anyFreePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new TillbridgeException(ErrorCode.outage("NoFreePort"), "There is no free port on " + LOOPBACK, e);
        }
    }
}
