package org.tillbridge.bench.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
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
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.kernel.postgres.DatabaseAddress;

/// Headquarters and stores, running in this process over a set of databases, talking HTTP.
public final class Chain implements AutoCloseable {

    public static final String ENTITY = "bench";
    /// Account IDs of one width, so that they sort as they were given.
    public static final int ACCOUNT_DIGITS = 9;

    private final HeadquartersRole headquarters;
    private final ChannelRole channel;
    private final DatabaseServers none;
    private final URI door;

    private Chain(HeadquartersRole headquarters, ChannelRole channel, DatabaseServers none, URI door) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.none = none;
        this.door = door;
    }

    /// Where a chain keeps its files and listens.
    ///
    /// @param port headquarters' port; a store remembers it when it joins
    public record Place(Path folder, int port) {

        public static Place in(Path folder) {
            return new Place(folder, freePort());
        }

        public Path ledger() {
            return folder.resolve("ledger").resolve("accounts.ledger");
        }

        /// Headquarters' data directory, where an operator's token is.
        public Path headquarters() {
            return folder.resolve("headquarters");
        }

        private Path stores() {
            return folder.resolve("stores");
        }

        public URI url() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    /// Starts headquarters, lets the stores join that have not yet, and starts them.
    public static Chain start(Place place, ChainDatabases databases, JobsConfiguration.Mode mode) {
        var jobs = new JobsConfiguration(mode, Duration.ofSeconds(1));
        var none = new DatabaseServers(place.folder());
        var headquarters = HeadquartersRole.start(headquarters(place, databases, jobs), none, InstantSource.system());
        databases.stores().keySet().stream()
                .sorted()
                .filter(id -> StoreIdentity.find(place.stores(), id).isEmpty())
                .forEach(id -> StoreIdentity.join(
                        place.stores(),
                        place.url(),
                        headquarters.admission().newJoinCode(id).orElseThrow()));
        int port = freePort();
        var channel = ChannelRole.start(stores(place, databases, jobs, port), none, InstantSource.system());
        if (mode == JobsConfiguration.Mode.CONTINUOUS) {
            channel.startJobs();
        }
        return new Chain(headquarters, channel, none, URI.create("http://127.0.0.1:%d/Commerce/".formatted(port)));
    }

    public HeadquartersRole headquarters() {
        return headquarters;
    }

    public Collection<StoreRuntime> stores() {
        return channel.stores();
    }

    public StoreRuntime store(String id) {
        return channel.store(id);
    }

    /// The door of all stores; a call names its store in the header OUN.
    public URI door() {
        return door;
    }

    private static Configuration headquarters(Place place, ChainDatabases databases, JobsConfiguration jobs) {
        List<HeadquartersConfiguration.Store> stores = databases.stores().keySet().stream()
                .sorted()
                .map(id -> new HeadquartersConfiguration.Store(id, "Store " + id, ENTITY, ENTITY))
                .toList();
        return new Configuration(
                place.headquarters(),
                "info",
                new HeadquartersConfiguration(
                        new Door("127.0.0.1", place.port()),
                        own(databases.headquarters()),
                        place.ledger(),
                        List.of(new HeadquartersConfiguration.LegalEntity(ENTITY, "Bench", "", ACCOUNT_DIGITS)),
                        stores),
                new ChannelConfiguration(place.url(), new Door("127.0.0.1", 1), List.of()),
                jobs);
    }

    private static Configuration stores(Place place, ChainDatabases databases, JobsConfiguration jobs, int port) {
        List<ChannelConfiguration.Store> stores = databases.stores().keySet().stream()
                .sorted()
                .map(id -> new ChannelConfiguration.Store(
                        id, own(databases.stores().get(id)), null, Customers.STORE_DEFAULTS))
                .toList();
        var unused = new HeadquartersConfiguration(
                new Door("127.0.0.1", place.port()),
                new DatabaseConfiguration.Embedded(),
                place.ledger(),
                List.of(),
                List.of());
        return new Configuration(
                place.stores(),
                "info",
                unused,
                new ChannelConfiguration(place.url(), new Door("127.0.0.1", port), stores),
                jobs);
    }

    private static DatabaseConfiguration own(@Nullable DatabaseAddress address) {
        if (address == null) {
            throw new IllegalArgumentException("A store has no database");
        }
        return new DatabaseConfiguration.Own(address.jdbcUrl(), address.user(), address.password());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }

    @Override
    public void close() {
        channel.close();
        headquarters.close();
        none.close();
    }
}
