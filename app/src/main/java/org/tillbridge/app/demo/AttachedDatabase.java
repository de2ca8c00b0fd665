package org.tillbridge.app.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.sql.Database;

/// The database of another process of this machine, looked at from here.
record AttachedDatabase(HikariDataSource source, Database database) implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    /// @param data the data directory of the other process
    static AttachedDatabase in(Path data, Purpose purpose) {
        EmbeddedPostgres server = EmbeddedPostgres.attach(data.resolve("postgres"))
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.outage("DatabaseAway"), "The database server in %s is not running".formatted(data)));
        HikariDataSource source =
                DataSources.open(server.address(purpose.database()), purpose.searchPath(), CONNECTIONS);
        return new AttachedDatabase(source, new Database(source));
    }

    @Override
    public void close() {
        source.close();
    }
}
