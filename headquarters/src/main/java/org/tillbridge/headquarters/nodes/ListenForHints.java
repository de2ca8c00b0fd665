package org.tillbridge.headquarters.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Hears the hints of the other headquarters processes, on a connection of its own; a broken one is
/// opened again.
final class ListenForHints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListenForHints.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final int PATIENCE_MILLIS = 1_000;

    private final DataSource source;
    private final UUID self;
    private final Consumer<Hint> heard;
    private final ContinuousJob listening =
            new ContinuousJob("listen", Duration.ofMillis(1), LONGEST_BACK_OFF, this::listen);
    /// Mutable: opened and closed by the listening thread; whoever closes ends its waiting.
    private volatile @Nullable Connection connection;

    /// @param source connections without a pool
    ListenForHints(DataSource source, UUID self, Consumer<Hint> heard) {
        this.source = source;
        this.self = self;
        this.heard = heard;
    }

    ListenForHints start() {
        listening.start();
        return this;
    }

    private void listen() {
        try {
            Connection open = connection == null ? open() : connection;
            connection = open;
            PGNotification @Nullable [] said = open.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS);
            if (said != null) {
                for (PGNotification one : said) {
                    Hint.read(one.getParameter(), self).ifPresent(heard);
                }
            }
        } catch (SQLException e) {
            drop();
            throw new TillbridgeException(
                    ErrorCode.outage("DatabaseUnreachable"), "Cannot listen to the other headquarters processes", e);
        }
    }

    private Connection open() throws SQLException {
        Connection opened = source.getConnection();
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen " + AnnounceHints.CHANNEL);
        }
        return opened;
    }

    private void drop() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            abort(broken);
        }
    }

    @Override
    public void close() {
        listening.askToStop();
        Connection open = connection;
        if (open != null) {
            abort(open);
        }
        listening.close();
        drop();
    }

    /// It may be waiting for a word.
    private static void abort(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The listening connection was broken already", e);
        }
    }
}
