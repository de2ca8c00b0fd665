package org.tillbridge.exchange.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Moves the rows of configured tables between a database and a package, by `COPY`: bytes pass
/// through, nothing is parsed.
final class TableCopy {

    static final ErrorCode NOT_TAKEN = ErrorCode.data("PackageNotTaken");

    private final Database database;
    private final TableStatements statements;

    TableCopy(Database database) {
        this.database = database;
        this.statements = TableStatements.checkedAgainst(database);
    }

    TableStatements statements() {
        return statements;
    }

    /// Copies the rows a statement gives into the package.
    void copyOut(PackageWriter writer, Subjob subjob, String statement) {
        writer.table(
                subjob.targetTable(),
                Role.ROWS,
                statements.columns(subjob, Side.SOURCE),
                out -> copyTo(out, statement));
    }

    void copyOutRemovals(PackageWriter writer, Subjob subjob, String statement) {
        writer.table(subjob.targetTable(), Role.REMOVALS, statements.removalColumns(), out -> copyTo(out, statement));
    }

    long copyTo(java.io.OutputStream out, String statement) throws IOException {
        return database.withConnection(connection -> {
            try {
                return connection.getCopyAPI().copyOut(statement, out);
            } catch (SQLException | IOException e) {
                throw new TillbridgeException(
                        ErrorCode.outage("CopyFailed"), "Rows cannot be copied out: " + e.getMessage(), e);
            }
        });
    }

    /// Copies the rows of a table that a package has into its `incoming_…` table; returns how many
    /// there were.
    long copyIn(PackageReader reader, Subjob subjob) {
        database.client().sql(statements.createIncoming(subjob)).update();
        return reader.findContent(subjob.targetTable(), Role.ROWS)
                .map(content -> copyIn(reader, subjob, content))
                .orElse(0L);
    }

    private long copyIn(PackageReader reader, Subjob subjob, TableContent content) {
        List<String> unknown = statements.createUnknown(subjob, content.columns());
        unknown.forEach(statement -> database.client().sql(statement).update());
        return copyIn(reader, content, statements.copyIn(subjob, content.columns()));
    }

    long copyInRemovals(PackageReader reader, Subjob subjob) {
        database.client().sql(statements.createIncomingRemovals(subjob)).update();
        return reader.findContent(subjob.targetTable(), Role.REMOVALS)
                .map(content -> copyIn(reader, content, statements.copyInRemovals(subjob)))
                .orElse(0L);
    }

    /// Copies one stream in and reads it to its end, where its sums are verified.
    long copyIn(PackageReader reader, TableContent content, String statement) {
        return database.withConnection(connection -> {
            try (InputStream rows = reader.content(content)) {
                long copied = connection.getCopyAPI().copyIn(statement, rows);
                if (copied != content.rows()) {
                    throw new TillbridgeException(
                            NOT_TAKEN,
                            "Table %s: %d rows arrived, the manifest says %d"
                                    .formatted(content.table(), copied, content.rows()));
                }
                return copied;
            } catch (SQLException | IOException e) {
                throw new TillbridgeException(
                        NOT_TAKEN, "Table %s cannot be taken: %s".formatted(content.table(), e.getMessage()), e);
            }
        });
    }
}
