package org.tillbridge.exchange.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.Extract;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.exchange.quarantine.RefusedData;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;

/// Moves the rows of configured tables between a database and a package, by `COPY`: bytes pass
/// through, nothing is parsed.
final class TableCopy {

    private static final String RIGHT_MISSING = "42501";
    static final ErrorCode NOT_TAKEN = ErrorCode.data("PackageNotTaken");

    private final Database database;
    private final TableStatements statements;

    TableCopy(Database database) {
        this.database = database;
        this.statements = TableStatements.checkedAgainst(database);
    }

    private JdbcClient client() {
        return database.client();
    }

    TableStatements statements() {
        return statements;
    }

    /// The tables of a job that may have something to copy out: small packages have it in few.
    Set<String> changedTables(Job job, Extract extract) {
        return extract.isFull()
                ? Set.copyOf(job.sourceTables())
                : Set.copyOf(client().sql(statements.changedTables(job))
                        .param("horizon", String.valueOf(extract.fromHorizon()))
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    /// Copies the rows a statement gives into the package; no statement, no rows.
    void copyOut(PackageWriter writer, Subjob subjob, @Nullable String statement) {
        var stream = new PackageWriter.Stream(
                subjob.targetTable(), Role.ROWS, statements.columns(subjob, Side.SOURCE), subjob.key());
        writer.table(stream, out -> statement == null ? 0 : copyTo(out, statement));
    }

    void copyOutRemovals(PackageWriter writer, Subjob subjob, @Nullable String statement) {
        writer.table(
                subjob.targetTable(),
                Role.REMOVALS,
                statements.removalColumns(),
                out -> statement == null ? 0 : copyTo(out, statement));
    }

    long copyTo(OutputStream out, String statement) throws IOException {
        return database.withConnection(connection -> {
            try {
                return connection.getCopyAPI().copyOut(statement, out);
            } catch (SQLException | IOException e) {
                throw notCopied(e);
            }
        });
    }

    private static TillbridgeException notCopied(Exception e) {
        if (e instanceof SQLException refused && RIGHT_MISSING.equals(refused.getSQLState())) {
            return new TillbridgeException(
                    ErrorCode.user("RowsHidden"),
                    "Not every row may be read: %s; give Tillbridge's role the right, for a row-level security policy BYPASSRLS"
                            .formatted(e.getMessage()),
                    e);
        }
        return new TillbridgeException(
                ErrorCode.outage("CopyFailed"), "Rows cannot be copied out: " + e.getMessage(), e);
    }

    /// Copies the rows of a table that a package has into its `incoming_…` table; returns how many
    /// there were.
    long copyIn(PackageReader reader, Subjob subjob) {
        client().sql(statements.createIncoming(subjob)).update();
        long copied = reader.findContent(subjob.targetTable(), Role.ROWS)
                .map(content -> copyIn(reader, subjob, content))
                .orElse(0L);
        PlannerStatistics.refresh(client(), statements.incoming(subjob), copied);
        return copied;
    }

    private long copyIn(PackageReader reader, Subjob subjob, TableContent content) {
        List<String> unknown = statements.createUnknown(subjob, content.columns());
        unknown.forEach(statement -> client().sql(statement).update());
        return copyIn(reader, content, statements.copyIn(subjob, content.columns()));
    }

    /// The same, every value as text, into `incoming_text_…`; no value is refused. Rows that are no
    /// rows go to `unreadable`, by the names of the columns that arrived.
    void copyInText(PackageReader reader, Subjob subjob, Unreadable unreadable) {
        client().sql(statements.createIncomingAnew(subjob)).update();
        List<Column> columns = arriving(reader, subjob);
        client().sql(statements
                        .sifting()
                        .createIncomingText(
                                subjob, columns.stream().map(Column::name).toList()))
                .update();
        reader.findContent(subjob.targetTable(), Role.ROWS)
                .ifPresent(content -> copyReadable(reader, content, new Into(subjob, unreadable)));
    }

    /// Who keeps the rows that are no rows.
    @FunctionalInterface
    interface Unreadable {
        void keep(CopiedLine line, List<Column> columns);
    }

    private record Into(Subjob subjob, Unreadable unreadable) {}

    /// The columns in which the rows of a table arrive; those of the target when none do.
    List<Column> arriving(PackageReader reader, Subjob subjob) {
        return reader.findContent(subjob.targetTable(), Role.ROWS)
                .map(TableContent::columns)
                .orElseGet(() -> statements.columns(subjob, Side.TARGET));
    }

    private void copyReadable(PackageReader reader, TableContent content, Into into) {
        String statement = statements.sifting().copyInText(into.subjob(), content.columns());
        database.withConnection(connection -> {
            int columns = content.columns().size();
            try (var rows = new ReadableRows(
                    reader.content(content), columns, line -> into.unreadable().keep(line, content.columns()))) {
                long copied = connection.getCopyAPI().copyIn(statement, rows);
                requireWhole(content, copied + rows.leftOut());
                return copied;
            } catch (SQLException | IOException e) {
                throw notTaken(content, e);
            }
        });
    }

    private static void requireWhole(TableContent content, long rows) {
        if (rows != content.rows()) {
            throw new TillbridgeException(
                    NOT_TAKEN,
                    "Table %s: %d rows arrived, the manifest says %d".formatted(content.table(), rows, content.rows()));
        }
    }

    long copyInRemovals(PackageReader reader, Subjob subjob) {
        client().sql(statements.createIncomingRemovals(subjob)).update();
        return reader.findContent(subjob.targetTable(), Role.REMOVALS)
                .map(content -> copyIn(reader, content, statements.copyInRemovals(subjob)))
                .orElse(0L);
    }

    /// Copies one stream in and reads it to its end, where its sums are verified.
    long copyIn(PackageReader reader, TableContent content, String statement) {
        boolean empty = content.rows() == 0 && content.bytes() == 0;
        return empty ? readEmpty(reader, content) : copyRows(reader, content, statement);
    }

    /// The database is not asked to take nothing; the sums are verified all the same.
    private static long readEmpty(PackageReader reader, TableContent content) {
        try (InputStream rows = reader.content(content)) {
            return rows.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw notTaken(content, e);
        }
    }

    private long copyRows(PackageReader reader, TableContent content, String statement) {
        return database.withConnection(connection -> {
            try (InputStream rows = reader.content(content)) {
                long copied = connection.getCopyAPI().copyIn(statement, rows);
                requireWhole(content, copied);
                return copied;
            } catch (SQLException | IOException e) {
                throw notTaken(content, e);
            }
        });
    }

    /// Data the database refuses, or a database that is away: then the same package is taken later.
    private static TillbridgeException notTaken(TableContent content, Exception cause) {
        var code = RefusedData.reasonOf(cause).isPresent() ? NOT_TAKEN : ErrorCode.outage(NOT_TAKEN.name());
        return new TillbridgeException(
                code, "Table %s cannot be taken: %s".formatted(content.table(), cause.getMessage()), cause);
    }
}
