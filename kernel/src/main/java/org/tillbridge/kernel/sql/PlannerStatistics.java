package org.tillbridge.kernel.sql;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells the planner how many rows a table holds, when what it believes is far off.
///
/// A connection keeps the plans it has made: those for a handful of rows would take hours for a
/// hundred thousand, and without any statistics the planner expects some thousands and reads whole
/// tables for a single row.
public final class PlannerStatistics {

    /// A tenth or ten times as many: other plans may be better. Fewer than a hundred are always
    /// few.
    private static final String WHEN_FAR_OFF = """
            select format('analyze %I', c.relname)
            from pg_class c
            where c.oid = cast(:table as regclass)
              and (c.reltuples < 0 or :rows > 10 * c.reltuples + 100 or c.reltuples > 10 * :rows + 100)
            """;

    /// A handful of rows changes no plan, and is not even asked about.
    private static final long FEW = 100;

    private static final String WHEN_GROWN = """
            select format('analyze %s', c.oid::regclass)
            from pg_class c
            where c.oid = cast(:table as regclass) and :rows > 10 * greatest(c.reltuples, 0)
            """;

    private static final String WHEN_OUTGROWN = """
            select format('analyze %s', c.oid::regclass)
            from pg_class c
            where c.oid = cast(:table as regclass)
              and pg_relation_size(c.oid) > 10 * greatest(c.relpages, 0) * current_setting('block_size')::bigint
            """;

    private static final String WHEN_FILLED = """
            select format('analyze %s (%I)', c.oid::regclass, :column)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = :column
            where c.oid = cast(:table as regclass)
              and :rows > 10 * greatest(c.reltuples, 0) * (1 - coalesce(s.null_frac, 1))
            """;

    private PlannerStatistics() {}

    /// Analyzes a temporary table into which `rows` have just been put, if that is news.
    public static void refresh(JdbcClient database, String table, long rows) {
        refreshWhere(database, WHEN_FAR_OFF, Map.of("table", table, "rows", rows));
    }

    /// Analyzes a table that stays, into which `rows` have just been put, if it held a tenth of them
    /// at most when somebody looked last. Returns whether it was.
    public static boolean refreshGrown(JdbcClient database, String table, long rows) {
        return rows > FEW && refreshWhere(database, WHEN_GROWN, Map.of("table", table, "rows", rows));
    }

    /// Analyzes a column that has just been filled in `rows` rows of a table that stays, if a tenth of
    /// them at most had it when somebody looked last. Returns whether it was.
    public static boolean refreshFilled(JdbcClient database, String table, String column, long rows) {
        return rows > FEW
                && refreshWhere(database, WHEN_FILLED, Map.of("table", table, "column", column, "rows", rows));
    }

    /// Analyzes a table that stays, if it is ten times as large as when somebody looked last, or
    /// nobody ever has. Returns whether it was.
    public static boolean refreshOutgrown(JdbcClient database, String table) {
        return refreshWhere(database, WHEN_OUTGROWN, Map.of("table", table));
    }

    private static boolean refreshWhere(JdbcClient database, String news, Map<String, ?> values) {
        Optional<String> analyze =
                database.sql(news).params(values).query(String.class).optional();
        analyze.ifPresent(statement -> database.sql(statement).update());
        return analyze.isPresent();
    }
}
