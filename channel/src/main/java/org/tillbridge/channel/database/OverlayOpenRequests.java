package org.tillbridge.channel.database;

import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.sessions.AppliedRows;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Re-applies this store's unanswered requests to the customers a package touched: a change made at
/// the till never flickers back, and a customer is found exactly once, before, during and after.
public final class OverlayOpenRequests implements AppliedRows {

    private static final Sql CREATE_TOUCHED = Sql.of(OverlayOpenRequests.class, "01_create_touched_customer.sql");
    private static final Sql TOUCHED = Sql.of(OverlayOpenRequests.class, "02_find_touched_customers.sql");
    private static final Sql LOCK = Sql.of(OverlayOpenRequests.class, "03_lock_touched_customers.sql");
    private static final Sql REAPPLY = Sql.of(OverlayOpenRequests.class, "04_reapply_open_requests.sql");
    private static final Sql RENEW_WORDS = Sql.of(OverlayOpenRequests.class, "05_renew_words.sql");

    @Override
    public void applied(JdbcClient database, OffsetDateTime appliedAt) {
        CREATE_TOUCHED.update(database, Map.of());
        PlannerStatistics.refresh(database, "touched_customer", TOUCHED.update(database, Map.of()));
        LOCK.list(database, Map.of(), (row, number) -> number);
        REAPPLY.update(database, Map.of());
        RENEW_WORDS.update(database, Map.of());
    }
}
