package org.tillbridge.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.postgres.Migrations;
import org.tillbridge.kernel.sql.Database;

/// A real PostgreSQL database of a test's own, with the schema it asks for.
public final class TestDatabase implements AutoCloseable {

    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int CONNECTIONS = 20;

    private final DatabaseAddress address;
    private final HikariDataSource source;
    private final Database database;

    private TestDatabase(DatabaseAddress address, String searchPath) {
        this.address = address;
        this.source = DataSources.open(address, searchPath, CONNECTIONS);
        this.database = new Database(source);
    }

    /// A fresh database with the migrations of `location` in `schema`.
    public static TestDatabase of(String location, String schema, String searchPath) {
        EmbeddedPostgres server = TestServer.running();
        String template = TEMPLATES.computeIfAbsent(location, migrated -> migratedTemplate(server, migrated, schema));
        String name = "test_" + NUMBER.incrementAndGet();
        server.createDatabaseIfAbsent(name, template);
        return new TestDatabase(server.address(name), searchPath);
    }

    private static String migratedTemplate(EmbeddedPostgres server, String location, String schema) {
        String name = "template_" + NUMBER.incrementAndGet();
        server.createDatabaseIfAbsent(name);
        Migrations.run(server.address(name), location, schema);
        return name;
    }

    public DatabaseAddress address() {
        return address;
    }

    public HikariDataSource source() {
        return source;
    }

    public Database database() {
        return database;
    }

    public JdbcClient client() {
        return database.client();
    }

    /// Ends the connections; the server and all it holds go with the test's process.
    @Override
    public void close() {
        source.close();
    }
}
