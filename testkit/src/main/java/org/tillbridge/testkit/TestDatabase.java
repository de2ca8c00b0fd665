package org.tillbridge.testkit;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.sql.Database;

/// A database of one test: fresh, migrated, on a real server. Closing it drops it.
public final class TestDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final String searchPath;
    private final DatabaseAddress address;
    private final HikariDataSource source;
    private final Database database;

    private TestDatabase(DatabaseAddress address, String searchPath) {
        this.searchPath = searchPath;
        this.address = address;
        this.source = DataSources.open(address, searchPath, CONNECTIONS);
        this.database = new Database(source);
    }

    /// A fresh database with these migrations.
    ///
    /// @param migrations where the migrations lie on the classpath, such as
    ///   `org/tillbridge/channel/migrations`
    /// @param schema where they run
    /// @param searchPath what connections see
    public static TestDatabase of(String migrations, String schema, String searchPath) {
        var content = new TestServer.Migrated(migrations, schema);
        return new TestDatabase(TestServer.get().create(content), searchPath);
    }

    /// A backup of this moment, restored beside it: another database with all that this one holds.
    /// Nobody may be at work in it.
    public TestDatabase copy() {
        DatabaseAddress copy = TestServer.get().copy(address);
        source.getHikariPoolMXBean().softEvictConnections();
        return new TestDatabase(copy, searchPath);
    }

    public Database database() {
        return database;
    }

    public HikariDataSource source() {
        return source;
    }

    public DatabaseAddress address() {
        return address;
    }

    public JdbcClient client() {
        return database.client();
    }

    @Override
    public void close() {
        source.close();
        TestServer.get().drop(address);
    }
}
