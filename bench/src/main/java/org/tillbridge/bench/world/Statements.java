package org.tillbridge.bench.world;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;

/// What a server's statements cost, by pg_stat_statements: where the time of a round goes.
final class Statements {

    private static final String COSTLIEST = """
            select total_exec_time + total_plan_time, total_plan_time, calls, rows, shared_blks_hit + shared_blks_read, (wal_bytes / 1024)::bigint,
                left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
            from pg_stat_statements order by 1 desc limit :most
            """;
    private static final int MOST = 25;

    private Statements() {}

    /// Takes effect at the server's next start.
    static void keep(EmbeddedPostgres server) {
        JdbcClient client = admin(server);
        client.sql("alter system set shared_preload_libraries = 'pg_stat_statements'")
                .update();
        client.sql("alter system set pg_stat_statements.track_planning = on").update();
    }

    static void create(EmbeddedPostgres server) {
        admin(server).sql("create extension if not exists pg_stat_statements").update();
    }

    static boolean areKept(EmbeddedPostgres server) {
        return admin(server)
                .sql("select exists (select from pg_extension where extname = 'pg_stat_statements')")
                .query(Boolean.class)
                .single();
    }

    static void forget(EmbeddedPostgres server) {
        admin(server).sql("select pg_stat_statements_reset()").query().listOfRows();
    }

    static List<String> costliest(EmbeddedPostgres server) {
        return admin(server)
                .sql(COSTLIEST)
                .param("most", MOST)
                .query((row, number) -> String.format(
                        Locale.ROOT,
                        "%9.1f ms (plans %6.1f) %6d calls %8d rows %9d pages %7d kB WAL  %s",
                        row.getDouble(1),
                        row.getDouble(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)))
                .list();
    }

    private static JdbcClient admin(EmbeddedPostgres server) {
        return JdbcClient.create(server.address("postgres").source());
    }
}
