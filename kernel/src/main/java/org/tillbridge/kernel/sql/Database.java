package org.tillbridge.kernel.sql;

import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// One PostgreSQL database: short statements through [#client()], one transaction per step through
/// [#inTransaction].
///
/// A nested [#inTransaction] joins the one that is open: a step is a transaction, never two.
public final class Database {

    private final DataSource source;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate readCommitted;
    private final TransactionTemplate oneSnapshot;

    public Database(DataSource source) {
        this.source = source;
        this.template = new JdbcTemplate(source);
        this.client = JdbcClient.create(template);
        var transactions = new JdbcTransactionManager(source);
        this.readCommitted = new TransactionTemplate(transactions);
        this.oneSnapshot = new TransactionTemplate(transactions);
        this.oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public JdbcClient client() {
        return client;
    }

    public DataSource source() {
        return source;
    }

    /// Runs a step in one transaction and returns what it returns.
    public <T> T inTransaction(Supplier<T> step) {
        return required(readCommitted.execute(status -> step.get()));
    }

    /// Runs a step in one transaction.
    public void runInTransaction(Runnable step) {
        readCommitted.executeWithoutResult(status -> step.run());
    }

    /// Runs a step in one transaction whose every statement sees the same snapshot.
    public <T> T inOneSnapshot(Supplier<T> step) {
        return required(oneSnapshot.execute(status -> step.get()));
    }

    /// Gives the PostgreSQL connection of the open transaction, for `COPY`.
    public <T> T withConnection(Function<PGConnection, T> work) {
        return required(template.execute(
                (java.sql.Connection connection) -> work.apply(connection.unwrap(PGConnection.class))));
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T result) {
        if (result == null) {
            throw new TillbridgeException(ErrorCode.bug("NoResult"), "A step of a transaction returned nothing");
        }
        return result;
    }
}
