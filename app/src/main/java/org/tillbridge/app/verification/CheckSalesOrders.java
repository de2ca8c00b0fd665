package org.tillbridge.app.verification;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// V4: every sales order is of a customer with that account ID, and of an order that is done.
final class CheckSalesOrders {

    private static final Sql BROKEN = Sql.of(CheckSalesOrders.class, "headquarters_orders_without_account.sql");

    private final World world;
    private final Findings findings = new Findings();

    CheckSalesOrders(World world) {
        this.world = world;
    }

    Check check() {
        JdbcClient headquarters = world.headquarters().client();
        findings.lookedAt(headquarters
                .sql("select count(*) from sales_order")
                .query(Long.class)
                .single());
        findings.take(BROKEN, headquarters, Map.of(), "");
        return findings.check("V4", "every sales order is of a customer with an account ID, once");
    }
}
