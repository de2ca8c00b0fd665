package org.tillbridge.acceptance.world;

import java.sql.Connection;
import java.sql.SQLException;
import org.tillbridge.kernel.sql.Database;

/// An account ID that another transaction is about to give: whoever gives it too waits for that one
/// to end. It never gives it.
public final class PromisedAccount implements AutoCloseable {

    private static final String CREATE = """
            insert into customer (
                legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
            values (?, gen_random_uuid(), ?, 'PERSON', 'Somebody', 'headquarters', now(), now(), now(), gen_random_uuid())
            """;
    private static final String WAITS = "select exists (select from pg_locks where not granted)";

    private final Database database;
    private final Connection connection;

    private PromisedAccount(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static PromisedAccount of(Database headquarters, String account) throws SQLException {
        Connection connection = headquarters.source().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(CREATE)) {
            statement.setString(1, Chain.ENTITY);
            statement.setString(2, account);
            statement.executeUpdate();
        }
        return new PromisedAccount(headquarters, connection);
    }

    public boolean isWaitedFor() {
        return database.client().sql(WAITS).query(Boolean.class).single();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
