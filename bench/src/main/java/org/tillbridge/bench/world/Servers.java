package org.tillbridge.bench.world;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;

/// The two PostgreSQL servers: one for headquarters, one for all stores, both as durable as in
/// production.
///
/// A set of databases (one for headquarters, one for each store) has a name; a round works on a
/// copy of a prepared set.
public final class Servers implements AutoCloseable {

    private final EmbeddedPostgres headquarters;
    private final EmbeddedPostgres stores;
    private final List<String> storeIds;

    private Servers(EmbeddedPostgres headquarters, EmbeddedPostgres stores, List<String> storeIds) {
        this.headquarters = headquarters;
        this.stores = stores;
        this.storeIds = List.copyOf(storeIds);
    }

    /// Whether the servers note what each statement costs, which costs time itself.
    public enum Profile {
        OFF,
        STATEMENTS
    }

    public static Servers start(Path folder, List<String> storeIds, Profile profile) {
        if (profile == Profile.STATEMENTS) {
            try (Servers first = start(folder, storeIds)) {
                Statements.keep(first.headquarters);
                Statements.keep(first.stores);
            }
        }
        Servers servers = start(folder, storeIds);
        if (profile == Profile.STATEMENTS) {
            Statements.create(servers.headquarters);
            Statements.create(servers.stores);
        }
        return servers;
    }

    private static Servers start(Path folder, List<String> storeIds) {
        var servers = new Servers(
                EmbeddedPostgres.start(folder.resolve("headquarters-server")),
                EmbeddedPostgres.start(folder.resolve("stores-server")),
                storeIds);
        // Ctrl-C leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        return servers;
    }

    /// Does the work; if the servers note their statements, prints the costliest of it.
    public <T> T profiled(Supplier<T> work, PrintWriter out) {
        if (!Statements.areKept(headquarters)) {
            return work.get();
        }
        Statements.forget(headquarters);
        Statements.forget(stores);
        T result = work.get();
        out.println("Headquarters");
        Statements.costliest(headquarters).forEach(out::println);
        out.println("Stores");
        Statements.costliest(stores).forEach(out::println);
        return result;
    }

    public List<String> storeIds() {
        return storeIds;
    }

    /// Makes an empty set of databases.
    public ChainDatabases create(String name) {
        ChainDatabases databases = named(name);
        headquarters.createDatabaseIfAbsent(databases.headquarters().database());
        databases.stores().values().forEach(store -> stores.createDatabaseIfAbsent(store.database()));
        return databases;
    }

    /// Makes a set of databases with all their tables, whose stores have joined.
    public ChainDatabases migrated(String name, Chain.Place place) {
        ChainDatabases databases = create(name);
        Chain.start(place, databases, JobsConfiguration.Mode.MANUAL).close();
        return databases;
    }

    /// Copies a set to which nobody is connected; an older set of that name is dropped.
    public ChainDatabases copy(ChainDatabases from, String name) {
        ChainDatabases to = named(name);
        drop(to);
        copy(headquarters, from.headquarters(), to.headquarters());
        from.stores()
                .forEach((id, source) ->
                        copy(stores, source, Objects.requireNonNull(to.stores().get(id))));
        return to;
    }

    public void drop(ChainDatabases databases) {
        drop(headquarters, databases.headquarters());
        databases.stores().values().forEach(store -> drop(stores, store));
    }

    /// Leaves nothing of what was done before for the measured part to write.
    public void settle() {
        admin(headquarters).sql("checkpoint").update();
        admin(stores).sql("checkpoint").update();
    }

    private ChainDatabases named(String name) {
        Map<String, DatabaseAddress> addresses = new TreeMap<>();
        UnaryOperator<String> database = id -> name + "_" + id;
        storeIds.forEach(id -> addresses.put(id, stores.address(database.apply(id))));
        return new ChainDatabases(headquarters.address(database.apply("headquarters")), addresses);
    }

    private static void copy(EmbeddedPostgres server, DatabaseAddress from, DatabaseAddress to) {
        run(
                server,
                admin(server)
                        .sql("select format('create database %I template %I strategy file_copy', :to, :from)")
                        .param("to", to.database())
                        .param("from", from.database()));
    }

    private static void drop(EmbeddedPostgres server, DatabaseAddress database) {
        run(
                server,
                admin(server)
                        .sql("select format('drop database if exists %I with (force)', :name)")
                        .param("name", database.database()));
    }

    /// Statements about databases take no parameters, so the server quotes the names into them.
    private static void run(EmbeddedPostgres server, JdbcClient.StatementSpec statement) {
        admin(server).sql(statement.query(String.class).single()).update();
    }

    private static JdbcClient admin(EmbeddedPostgres server) {
        return JdbcClient.create(server.address("postgres").source());
    }

    @Override
    public void close() {
        headquarters.close();
        stores.close();
    }
}
