package org.tillbridge.bench.stores;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.packages.LoadedCustomers;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Many stores wait on one headquarters, each with a connection of its own from another process;
/// then one customer changes, and all are told.
public final class StoresRun {

    private static final Sql REGISTER = Sql.of(StoresRun.class, "register_stores.sql");
    private static final String STORE = "001";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Chain chain;
    private final Recording recording;
    private final int stores;
    private final PrintWriter progress;

    private StoresRun(Chain chain, Recording recording, int stores, PrintWriter progress) {
        this.chain = chain;
        this.recording = recording;
        this.stores = stores;
        this.progress = progress;
    }

    /// What came of it.
    ///
    /// @param heapPerStore bytes that a waiting store adds to headquarters
    /// @param threads      that headquarters has more while all wait
    /// @param connections  of its database that do something while all wait
    /// @param secondsToAll from the change until the last store has committed it
    public record Figures(int stores, long heapPerStore, int threads, int connections, double secondsToAll) {}

    public static Figures run(int stores, Path folder, PrintWriter progress) throws IOException {
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            Chain.Place place = Chain.Place.in(folder);
            ChainDatabases databases = servers.migrated("stores", place);
            List<StoreKey> keys = Stream.generate(StoreKey::fresh).limit(stores).toList();
            Path keyFile = folder.resolve("keys");
            Files.write(keyFile, keys.stream().map(StoreKey::text).toList());
            databases.atHeadquarters(database -> register(database, keys));
            LoadedCustomers.atHeadquarters(databases, 1);
            DatabaseAddress recorded = servers.create("recording").store(STORE);
            try (Recording recording = new Recording(recorded).create();
                    Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.CONTINUOUS)) {
                return new StoresRun(chain, recording, stores, progress).measure(place, recorded, keyFile);
            }
        }
    }

    private static int register(Database database, List<StoreKey> keys) {
        return REGISTER.update(
                database.client(),
                Map.of(
                        "legal_entity",
                        Chain.ENTITY,
                        "key_ids",
                        keys.stream().map(key -> key.shared().id()).toArray(String[]::new),
                        "public_keys",
                        keys.stream().map(key -> key.shared().encoded()).toArray(byte[][]::new)));
    }

    private Figures measure(Chain.Place place, DatabaseAddress recorded, Path keyFile) throws IOException {
        UUID first = release(1);
        long heap = heap();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        Process waiting = start(place, recorded, keyFile);
        try {
            long since = System.nanoTime();
            await(() -> recording.storesWith(first) == stores, first);
            say("all %d stores have the first package after %.1f s"
                    .formatted(stores, (System.nanoTime() - since) / 1e9));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Math.min(30, 1 + stores / 100)));
            long heapMore = heap() - heap;
            int threadsMore = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
            int connections = connectionsAtWork();
            long changedAt = System.currentTimeMillis();
            UUID second = release(2);
            await(() -> recording.storesWith(second) == stores, second);
            double seconds = recording.millisUntilLast(second, changedAt) / 1000;
            return new Figures(stores, heapMore / stores, threadsMore, connections, seconds);
        } finally {
            waiting.destroy();
        }
    }

    /// Changes something that every store has, and returns the package that leads there.
    private UUID release(int round) {
        LoadedCustomers.change(chain.headquarters().database(), 1, 1, round);
        chain.headquarters().jobs().distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        return newestPackage("round%d@example.com".formatted(round));
    }

    /// The package of the store that really is one, which took it.
    private UUID newestPackage(String email) {
        Database store = chain.store(STORE).database();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            List<UUID> found = store.client()
                    .sql(
                            "select package_id from download_cursor where job = '1010' and exists (select from customer where email = :email)")
                    .param("email", email)
                    .query((row, at) -> row.getObject(1, UUID.class))
                    .list();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("The change did not arrive at the store");
    }

    private void await(BooleanSupplier condition, UUID packageId) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Only %d of %d stores have package %s"
                        .formatted(recording.storesWith(packageId), stores, packageId));
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private int connectionsAtWork() {
        return chain.headquarters()
                .database()
                .client()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null")
                .query(Integer.class)
                .single();
    }

    /// The stores, in a process of their own.
    private Process start(Chain.Place place, DatabaseAddress recorded, Path keyFile) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1500m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        String classes = System.getProperty("java.class.path");
        boolean oneJar = classes.endsWith(".jar") && !classes.contains(File.pathSeparator);
        command.addAll(oneJar ? List.of("-jar", classes) : List.of("-cp", classes, "org.tillbridge.bench.Bench"));
        command.addAll(List.of("stores-clients", "--keys=" + keyFile, "--headquarters=" + place.url()));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(StoresClients.DATABASE, recorded.jdbcUrl());
        builder.environment().put(StoresClients.USER, recorded.user());
        builder.environment().put(StoresClients.PASSWORD, recorded.password());
        return builder.start();
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }
}
