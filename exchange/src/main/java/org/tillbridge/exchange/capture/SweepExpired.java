package org.tillbridge.exchange.capture;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.sql.Database;

/// Rows reach their date without anybody writing: a sweep tells the stores that they are gone (spec
/// I22). Until then they travel like all others, so that every package means the same moment.
public final class SweepExpired {

    private final Database database;
    private final Supplier<List<Subjob>> subjobs;
    private final InstantSource clock;

    /// @param subjobs what travels down now
    public SweepExpired(Database database, Supplier<List<Subjob>> subjobs, InstantSource clock) {
        this.database = database;
        this.subjobs = subjobs;
        this.clock = clock;
    }

    /// Returns how many rows had reached their date since the last sweep.
    public int run() {
        OffsetDateTime asOf = clock.instant().atOffset(ZoneOffset.UTC);
        int expired = 0;
        for (Subjob subjob : subjobs.get()) {
            expired += subjob.find(RowFilter.NotExpired.class)
                    .map(filter -> sweep(subjob, filter, asOf))
                    .orElse(0);
        }
        return expired;
    }

    private int sweep(Subjob subjob, RowFilter.NotExpired filter, OffsetDateTime asOf) {
        String statement = statement(subjob, filter);
        return database.inTransaction(() -> {
            database.client()
                    .sql(
                            "insert into expiry_sweep (table_name, swept_until) values (:table, '-infinity') on conflict (table_name) do nothing")
                    .param("table", subjob.sourceTable())
                    .update();
            database.client()
                    .sql("select swept_until from expiry_sweep where table_name = :table for update")
                    .param("table", subjob.sourceTable())
                    .query()
                    .listOfRows();
            int gone = database.client()
                    .sql(statement)
                    .param("table", subjob.sourceTable())
                    .param("as_of", asOf)
                    .update();
            database.client()
                    .sql(
                            "update expiry_sweep set swept_until = greatest(swept_until, :as_of) where table_name = :table")
                    .param("table", subjob.sourceTable())
                    .param("as_of", asOf)
                    .update();
            return gone;
        });
    }

    private String statement(Subjob subjob, RowFilter.NotExpired filter) {
        Catalogue catalogue = Catalogue.of(database);
        catalogue.requireColumn(subjob.sourceTable(), filter.column());
        subjob.sourceKey().forEach(column -> catalogue.requireColumn(subjob.sourceTable(), column));
        String entity = subjob.find(RowFilter.LegalEntity.class)
                .map(legal -> "t." + Quoted.name(legal.column()))
                .orElse("''");
        return """
                insert into removed_row (table_name, legal_entity, row_key, removed_at)
                select :table, %s, array[%s], :as_of
                from %s t
                join expiry_sweep e on e.table_name = :table
                where t.%s > e.swept_until
                    and t.%s <= :as_of
                on conflict (table_name, row_key) do update
                set changed_xid = pg_current_xact_id(), removed_at = excluded.removed_at""".formatted(
                        entity,
                        subjob.sourceKey().stream()
                                .map(column -> "t.%s::text".formatted(Quoted.name(column)))
                                .collect(Collectors.joining(", ")),
                        Quoted.name(subjob.sourceTable()),
                        Quoted.name(filter.column()),
                        Quoted.name(filter.column()));
    }
}
