package org.tillbridge.kernel.sql;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells the planner how many rows a temporary table holds, when what it believes is far off.
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

    private PlannerStatistics() {}

    /// Analyzes a temporary table into which `rows` have just been put, if that is news.
    public static void refresh(JdbcClient database, String table, long rows) {
        database.sql(WHEN_FAR_OFF)
                .param("table", table)
                .param("rows", rows)
                .query(String.class)
                .optional()
                .ifPresent(analyze -> database.sql(analyze).update());
    }
}
