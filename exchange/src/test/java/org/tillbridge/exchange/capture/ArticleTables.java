package org.tillbridge.exchange.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.TestDatabase;

/// Words for tests about statements: articles of a source, carried to a store's table in the same
/// database.
final class ArticleTables implements AutoCloseable {

    static final Subjob ARTICLES = new Subjob(
            "articles",
            "article",
            "store_article",
            List.of(
                    ColumnMapping.same("legal_entity"),
                    ColumnMapping.same("article_id"),
                    ColumnMapping.renamed("label", "name"),
                    ColumnMapping.same("price"),
                    ColumnMapping.same("made_at"),
                    ColumnMapping.same("order"),
                    ColumnMapping.same("row_version")),
            List.of("legal_entity", "article_id"),
            List.of(RowFilter.legalEntity("legal_entity")));

    static final Subjob NOTES = new Subjob(
            "notes",
            "note",
            "note",
            List.of(ColumnMapping.same("note_id"), ColumnMapping.same("content")),
            List.of("note_id"),
            List.of());

    private final TestDatabase opened =
            TestDatabase.of("org/tillbridge/exchange/capture/tables", "articles", "articles, public");
    final Database database = opened.database();
    final JdbcClient client = opened.client();
    final TableStatements statements = TableStatements.checkedAgainst(database);

    static UUID id(int number) {
        return new UUID(0, number);
    }

    void sourceHas(String legalEntity, int number, String label, long version) {
        client.sql("""
                        insert into article (legal_entity, article_id, label, price, made_at, "order", row_version)
                        values (:entity, :id, :label, 12.5, '2026-11-21 12:38:02.123456+00', 3, :version)
                        on conflict (legal_entity, article_id) do update
                        set label = :label, row_version = :version, changed_xid = pg_current_xact_id()""")
                .params(Map.of("entity", legalEntity, "id", id(number), "label", label, "version", version))
                .update();
    }

    void targetHas(int number, String name, long version) {
        client.sql("""
                        insert into store_article (legal_entity, article_id, name, made_at, row_version, local_note)
                        values ('usrt', :id, :name, '2026-11-21 12:00:00+00', :version, 'mine')""")
                .params(Map.of("id", id(number), "name", name, "version", version))
                .update();
    }

    void removed(int number) {
        client.sql("""
                        insert into removed_row (table_name, legal_entity, row_key, removed_at)
                        values ('article', 'usrt', array['usrt', :key], '2026-11-21 12:00:00+00')""").param("key", id(number).toString()).update();
    }

    Xid8 horizon() {
        return Xid8.of(client.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single());
    }

    /// The target as `number name version`, in order.
    List<String> target() {
        return client.sql("select article_id, name, row_version from store_article order by article_id")
                .query((row, n) -> "%d %s %d"
                        .formatted(
                                row.getObject("article_id", UUID.class).getLeastSignificantBits(),
                                row.getString("name"),
                                row.getLong("row_version")))
                .list();
    }

    byte[] out(String copy) {
        return database.inTransaction(() -> database.withConnection(connection -> {
            var out = new ByteArrayOutputStream();
            try {
                connection.getCopyAPI().copyOut(copy, out);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toByteArray();
        }));
    }

    String textOut(String copy) {
        return new String(out(copy), StandardCharsets.UTF_8);
    }

    /// Carries what an extract gives, as a receiver applies it: one transaction, removals before
    /// rows.
    void carry(Extract extract) {
        byte[] rows = out(statements.copyChangedRows(ARTICLES, extract));
        byte[] removals = extract.isFull() ? new byte[0] : out(statements.copyRemovals(ARTICLES, extract));
        database.runInTransaction(() -> {
            receive(ARTICLES, statements.columns(ARTICLES, Side.SOURCE), rows);
            run(statements.createIncomingRemovals(ARTICLES));
            in(statements.copyInRemovals(ARTICLES), removals);
            if (extract.isFull()) {
                run(statements.sifting().removeAbsent(ARTICLES, null));
            }
            run(statements.merging().removeKeys(ARTICLES));
            run(statements.merging().mergeIncoming(ARTICLES, extract.isFull() ? MergeMode.FULL : MergeMode.DELTA));
        });
    }

    void receive(Subjob subjob, List<Column> arriving, byte[] rows) {
        run(statements.createIncoming(subjob));
        statements.createUnknown(subjob, arriving).forEach(this::run);
        in(statements.copyIn(subjob, arriving), rows);
    }

    void receiveAsText(Subjob subjob, List<Column> arriving, byte[] rows) {
        run(statements.createIncoming(subjob));
        run(statements
                .sifting()
                .createIncomingText(subjob, arriving.stream().map(Column::name).toList()));
        in(statements.sifting().copyInText(subjob, arriving), rows);
        run(statements.sifting().takeFitting(subjob, List.of()));
    }

    List<String> unfitting(Subjob subjob) {
        return database.client()
                .sql(statements.sifting().unfitting(subjob, List.of()))
                .query((row, n) -> "%s: %s".formatted(row.getString("row_key"), row.getString("reason")))
                .list();
    }

    int run(String sql) {
        return database.client().sql(sql).update();
    }

    void in(String copy, byte[] rows) {
        database.withConnection(connection -> {
            try {
                CopyManager copies = connection.getCopyAPI();
                return copies.copyIn(copy, new ByteArrayInputStream(rows));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    List<String> digest(Side side) {
        return client.sql(statements.digest(ARTICLES, side, new ChannelGroup("stores", "usrt")))
                .query((row, n) -> "%d %d %s"
                        .formatted(row.getLong("bucket"), row.getLong("row_count"), row.getBigDecimal("hash_sum")))
                .list();
    }

    @Override
    public void close() {
        opened.close();
    }
}
