package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.support.GenericApplicationContext;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.channel.api.LogOn;
import org.tillbridge.channel.api.StoreDoor;
import org.tillbridge.channel.api.Stores;
import org.tillbridge.channel.customers.AskHeadquarters;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A channel process, running: one or more stores, each with its own database, behind one door (and
/// doors of their own).
public final class ChannelRole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelRole.class);

    private final Map<String, StoreRuntime> stores;
    private final WebDoor door;

    private ChannelRole(Map<String, StoreRuntime> stores, WebDoor door) {
        this.stores = Map.copyOf(stores);
        this.door = door;
    }

    /// Starts every store that has joined; works whether headquarters is up or not.
    /// Throws `NoStoreJoined` when there is none.
    public static ChannelRole start(Configuration configuration, DatabaseServers servers, InstantSource clock) {
        Map<String, StoreRuntime> running = new TreeMap<>();
        for (String id : storeIds(configuration)) {
            running.put(id, startStore(configuration, servers, id, clock));
        }
        if (running.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("NoStoreJoined"),
                    "No store has joined here yet; run: tillbridge channel join --hq URL --code CODE");
        }
        WebDoor door = openDoor(configuration.channel(), running.values());
        LOG.info(
                "role=channel port={} jobs={} stores={}",
                door.port(),
                configuration.jobs().mode(),
                running.keySet());
        return new ChannelRole(running, door);
    }

    /// The stores of the configuration and those that have joined in this data directory.
    private static Collection<String> storeIds(Configuration configuration) {
        var ids = new TreeSet<String>();
        configuration.channel().stores().forEach(store -> ids.add(store.id()));
        ids.addAll(StoreIdentity.joined(configuration.dataDirectory()));
        return ids;
    }

    private static StoreRuntime startStore(
            Configuration configuration, DatabaseServers servers, String id, InstantSource clock) {
        StoreCredentials credentials = StoreCredentials.find(configuration.dataDirectory(), id, clock)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("StoreNotJoined"),
                        "Store %s has not joined; run: tillbridge channel join --hq URL --code CODE".formatted(id)));
        Optional<ChannelConfiguration.Store> configured = configuration.channel().stores().stream()
                .filter(store -> store.id().equals(id))
                .findFirst();
        HikariDataSource source = servers.open(
                configured.map(ChannelConfiguration.Store::database).orElseGet(DatabaseConfiguration.Embedded::new),
                DatabaseServers.Purpose.store(id));
        return new StoreRuntime(
                new StoreRuntime.Start(
                        credentials,
                        new StoreRuntime.Headquarters(
                                HeadquartersPlace.of(configuration.channel(), credentials.identity()),
                                configuration.channel().keyAge()),
                        configured
                                .map(ChannelConfiguration.Store::defaults)
                                .orElse(ChannelConfiguration.Defaults.USUAL),
                        new StoreRuntime.Asking(
                                configuration.channel().patience(),
                                configured
                                        .map(ChannelConfiguration.Store::place)
                                        .orElse(AskHeadquarters.Place.ONLINE)),
                        configuration.jobs(),
                        Folders.makeEmpty(
                                configuration.dataDirectory().resolve("spool").resolve(id)),
                        clock),
                source);
    }

    private static WebDoor openDoor(ChannelConfiguration channel, Collection<StoreRuntime> running) {
        var served = new Stores();
        Map<Integer, String> ports = ownPorts(channel);
        for (StoreRuntime store : running) {
            served.open(store.customers());
            served.sell(store.identity().channelId(), store.sales());
            served.admit(store.identity().channelId(), store.staff());
            ports.forEach((port, id) -> {
                if (id.equals(store.identity().channelId())) {
                    served.openAt(port, store.customers());
                }
            });
        }
        return WebDoor.open(channel.door(), StoreDoor.class, context -> {
            context.registerBean(Stores.class, () -> served);
            context.registerBean(LogOn.class, channel::logOn);
            addPorts(context, channel.door(), ports.keySet());
        });
    }

    private static Map<Integer, String> ownPorts(ChannelConfiguration channel) {
        Map<Integer, String> ports = new TreeMap<>();
        channel.stores().forEach(store -> store.ownPort().ifPresent(port -> ports.put(port, store.id())));
        return ports;
    }

    private static void addPorts(GenericApplicationContext context, Door door, Collection<Integer> ports) {
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> doors = factory -> ports.forEach(port -> {
            var connector = new Connector();
            connector.setPort(port);
            connector.setProperty("address", door.address());
            connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            WebDoor.secure(door, connector);
            factory.addAdditionalConnectors(connector);
        });
        context.registerBean("storeDoors", WebServerFactoryCustomizer.class, () -> doors);
    }

    /// Begins to poll headquarters, and in continuous mode to upload by itself.
    public ChannelRole startJobs() {
        stores.values().forEach(StoreRuntime::startJobs);
        return this;
    }

    public int port() {
        return door.port();
    }

    /// The store of this ID. Throws `StoreNotJoined` when it is not served here.
    public StoreRuntime store(String channelId) {
        return Optional.ofNullable(stores.get(channelId))
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("StoreNotJoined"), "Store %s is not served here".formatted(channelId)));
    }

    public Collection<StoreRuntime> stores() {
        return new TreeMap<>(stores).values();
    }

    /// All at once: each waits for what it is just doing.
    @Override
    public void close() {
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            stores.values().forEach(store -> closing.execute(store::close));
        }
        door.close();
    }
}
