package org.tillbridge.acceptance.world;

import java.sql.Connection;
import java.sql.SQLException;
import org.tillbridge.kernel.sql.Database;

/// A table that somebody else holds: whoever reads or writes it waits.
public final class HeldTable implements AutoCloseable {

    private final Connection connection;

    private HeldTable(Connection connection) {
        this.connection = connection;
    }

    public static HeldTable of(Database database, String table) throws SQLException {
        Connection connection = database.source().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table);
        }
        return new HeldTable(connection);
    }

    public void letGo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        letGo();
        connection.close();
    }
}
