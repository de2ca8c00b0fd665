package org.tillbridge.headquarters.numbers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The turn as two locks. An advisory lock of a connection that does nothing else: whoever has it
/// is the one of this database, and it falls with the process. A lock beside the ledger file: a
/// process whose connection broke may still be writing there, and nobody cuts the file back under
/// it.
public final class LockedTurn implements NumberingTurn, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockedTurn.class);
    private static final long NUMBERING = 0x7143_0001L;
    private static final int ANSWER_SECONDS = 5;

    private final DataSource source;
    private final Path ledger;
    /// Mutable: the locks at the moment, and how often they were taken.
    private @Nullable Connection connection;

    private @Nullable LedgerLock file;
    private long taken;

    /// @param source connections without a pool
    public LockedTurn(DataSource source, Path ledger) {
        this.source = source;
        this.ledger = ledger;
    }

    @Override
    public synchronized Turn take() {
        try {
            if (isAlive() && file != null) {
                return new Ours(taken);
            }
            giveBack();
            return tryLocks();
        } catch (SQLException e) {
            giveBack();
            throw new TillbridgeException(
                    ErrorCode.outage("DatabaseUnreachable"), "Cannot ask whose turn it is to number: " + e, e);
        }
    }

    private boolean isAlive() throws SQLException {
        return connection != null && connection.isValid(ANSWER_SECONDS);
    }

    private Turn tryLocks() throws SQLException {
        Connection opened = source.getConnection();
        connection = opened;
        if (!isLocked(opened)) {
            giveBack();
            return new Elsewhere("another headquarters process gives the account IDs");
        }
        Optional<LedgerLock> locked = LedgerLock.tryLock(ledger);
        if (locked.isEmpty()) {
            giveBack();
            return new Elsewhere("another process still has the account ledger %s open".formatted(ledger));
        }
        file = locked.get();
        taken++;
        LOG.info("step=TakeNumberingTurn taken={} ledger={}", taken, ledger);
        return new Ours(taken);
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + NUMBERING + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public synchronized void giveBack() {
        if (file != null) {
            file.close();
            file = null;
        }
        if (connection != null) {
            try (Connection ending = connection) {
                unlock(ending);
            } catch (SQLException e) {
                LOG.debug("The connection of the numbering turn was broken already", e);
            }
            connection = null;
        }
    }

    /// At once, not when the server notices that the connection has ended.
    private static void unlock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    @Override
    public void close() {
        giveBack();
    }
}
