package org.tillbridge.exchange.sessions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.kernel.sql.Database;

/// The store's half of a comparison: sums of what it received, by bucket of keys (protocol D9).
public final class SumUpTables {

    /// The target has no filter: whatever was received counts.
    private static final ChannelGroup NOBODYS = new ChannelGroup("-", "-");

    private final Database database;
    private final TableStatements statements;

    public SumUpTables(Database database) {
        this.database = database;
        this.statements = TableStatements.checkedAgainst(database);
    }

    /// A table that this version does not have is left out, and then comes in full.
    public TableSums run(TableSums.Wish wish, UUID cursor) {
        return database.inOneSnapshot(() -> new TableSums(
                wish.job(),
                cursor,
                wish.tables().stream().flatMap(table -> sums(table).stream()).toList()));
    }

    private Optional<TableSums.Table> sums(TableSums.WishedTable wished) {
        List<Column> columns =
                wished.columns().stream().map(name -> new Column(name, "text")).toList();
        return statements
                .arriving(wished.table(), columns, wished.key())
                .map(subjob -> new TableSums.Table(wished.table(), buckets(database, statements, subjob)));
    }

    private static List<TableSums.Bucket> buckets(Database database, TableStatements statements, Subjob subjob) {
        return buckets(database, statements.digest(subjob, Side.TARGET, NOBODYS));
    }

    static List<TableSums.Bucket> buckets(Database database, String digest) {
        return database.client()
                .sql(digest)
                .query((row, number) ->
                        new TableSums.Bucket(row.getInt("bucket"), row.getLong("row_count"), row.getString("hash_sum")))
                .list();
    }
}
