package org.tillbridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.postgres.Migrations;

/// The one server of a test JVM: started by the first test that needs it, stopped and deleted when
/// the JVM ends.
///
/// Its settings are those of production. A database is a copy of a template, which is migrated
/// once.
final class TestServer {

    /// @param location where the migrations are
    /// @param schema where they run
    record Migrated(String location, String schema) {}

    private static final class Holder {
        static final TestServer SERVER = new TestServer();
    }

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final JdbcClient client;
    private final Map<Migrated, String> templates = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    private TestServer() {
        try {
            directory = FastDirectory.create("tillbridge-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
        client = JdbcClient.create(postgres.address("postgres").source());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-server"));
    }

    static TestServer get() {
        return Holder.SERVER;
    }

    DatabaseAddress create(Migrated content) {
        return copyOf(templates.computeIfAbsent(content, this::migrateTemplate));
    }

    /// A copy of a database; its connections are ended, because PostgreSQL copies only one that
    /// nobody is in.
    DatabaseAddress copy(DatabaseAddress database) {
        allowConnections(database, false);
        client.sql("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = :name")
                .param("name", database.database())
                .query()
                .listOfRows();
        try {
            return copyOf(database.database());
        } finally {
            allowConnections(database, true);
        }
    }

    private void allowConnections(DatabaseAddress database, boolean allowed) {
        run(client.sql("select format('alter database %I with allow_connections %s', :name, :allowed)")
                .param("name", database.database())
                .param("allowed", String.valueOf(allowed)));
    }

    private DatabaseAddress copyOf(String template) {
        String name = "test_" + names.incrementAndGet();
        run(client.sql("select format('create database %I template %I strategy file_copy', :name, :template)")
                .param("name", name)
                .param("template", template));
        return postgres.address(name);
    }

    /// Also while somebody is connected.
    void drop(DatabaseAddress database) {
        run(client.sql("select format('drop database if exists %I with (force)', :name)")
                .param("name", database.database()));
    }

    private String migrateTemplate(Migrated content) {
        String template = "template_" + names.incrementAndGet();
        postgres.createDatabaseIfAbsent(template);
        Migrations.run(postgres.address(template), content.location(), content.schema());
        return template;
    }

    /// Statements about databases take no parameters, so the server quotes the names into them.
    private void run(JdbcClient.StatementSpec statement) {
        client.sql(statement.query(String.class).single()).update();
    }

    private void stop() {
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
