package org.tillbridge.app.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tillbridge.headquarters.numbers.LedgerPairs;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Every pair (customer, account ID) headquarters ever gave: its tables, and the ledger's pairs in
/// temporary tables of one connection.
final class GivenAccounts implements AutoCloseable {

    private static final ErrorCode DATABASE_AWAY = ErrorCode.outage("DatabaseAway");
    private static final Sql CREATE_PAIRS = Sql.of(GivenAccounts.class, "01_create_verified_pairs.sql");
    private static final Sql COUNT = Sql.of(GivenAccounts.class, "headquarters_pairs.sql");
    private static final Sql CREATE_PAIRS_AHEAD = Sql.of(GivenAccounts.class, "02_create_verified_pairs_ahead.sql");

    private final Connection connection;
    private final Database session;
    private final LedgerPairs ledger;

    private GivenAccounts(Connection connection, Path ledgerFile) {
        this.connection = connection;
        this.session = new Database(new SingleConnectionDataSource(connection, true));
        this.ledger = new LedgerPairs(ledgerFile);
    }

    static GivenAccounts of(World world) {
        try {
            var accounts = new GivenAccounts(world.headquarters().source().getConnection(), world.ledgerFile());
            accounts.createTables();
            return accounts;
        } catch (SQLException e) {
            throw new TillbridgeException(DATABASE_AWAY, "Headquarters' database does not answer", e);
        }
    }

    private void createTables() throws SQLException {
        boolean created = false;
        try {
            CREATE_PAIRS.update(client(), Map.of());
            CREATE_PAIRS_AHEAD.update(client(), Map.of());
            created = true;
        } finally {
            if (!created) {
                connection.close();
            }
        }
    }

    JdbcClient client() {
        return session.client();
    }

    /// How many pairs there are, wherever they are written down.
    long pairs() {
        return COUNT.one(client(), Map.of(), (row, number) -> row.getLong(1));
    }

    /// Reads the ledger up to where the database of the same snapshot says it was, and runs what
    /// compares them. Behind that place may be a batch on its way.
    void inOneSnapshot(Consumer<Optional<String>> comparison) {
        session.inOneSnapshot(() -> {
            comparison.accept(load());
            return true;
        });
    }

    private record Known(@Nullable UUID ledgerId, long bytes, boolean customers) {}

    /// Why the ledger could not be read or is not the one the database was numbered with.
    private Optional<String> load() {
        Known known = client().sql("select ledger_id, bytes, exists (select from customer) from ledger")
                .query((row, number) -> new Known(row.getObject(1, UUID.class), row.getLong(2), row.getBoolean(3)))
                .single();
        try {
            Optional<String> objection = objection(known);
            if (objection.isEmpty() && ledger.exists()) {
                copy("copy verified_pair from stdin", out -> ledger.writeUntil(known.bytes(), out));
                copy("copy verified_pair_ahead from stdin", out -> ledger.writeFrom(known.bytes(), out));
            }
            client().sql("analyze verified_pair").update();
            return objection;
        } catch (TillbridgeException e) {
            if (e.kind() == ErrorKind.BUG) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> objection(Known known) {
        if (!ledger.exists()) {
            return known.ledgerId() == null && !known.customers()
                    ? Optional.empty()
                    : Optional.of(
                            "the account ledger %s is missing although accounts were given".formatted(ledger.file()));
        }
        UUID found = ledger.ledgerId();
        if (known.ledgerId() != null && !known.ledgerId().equals(found)) {
            return Optional.of("the account ledger %s is ledger %s, the database was numbered with ledger %s"
                    .formatted(ledger.file(), found, known.ledgerId()));
        }
        return ledger.bytes() >= known.bytes()
                ? Optional.empty()
                : Optional.of("the account ledger %s has %d bytes, the database knows of %d"
                        .formatted(ledger.file(), ledger.bytes(), known.bytes()));
    }

    private void copy(String statement, ToLongFunction<OutputStream> lines) {
        session.withConnection(copying -> copy(copying, statement, lines));
    }

    /// A damaged ledger ends the copy; the connection must go on without it.
    private static Long copy(PGConnection connection, String statement, ToLongFunction<OutputStream> lines) {
        try (var out = new PGCopyOutputStream(connection, statement)) {
            return lines.applyAsLong(out);
        } catch (IOException | SQLException e) {
            throw new TillbridgeException(
                    DATABASE_AWAY, "The account ledger cannot be read into the database: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            client().sql("drop table verified_pair, verified_pair_ahead").update();
        } finally {
            giveBack();
        }
    }

    private void giveBack() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new TillbridgeException(DATABASE_AWAY, "Headquarters' database does not answer", e);
        }
    }
}
