package org.tillbridge.app.verification;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sql.Sql;

/// V5: money is conserved. Per store and business date what was uploaded is what was posted and
/// what is open, exactly; statements and orders come to what is in them.
final class CheckMoneyConserved {

    private static final Sql BY_DAY = Sql.of(CheckMoneyConserved.class, "headquarters_money_by_day.sql");
    private static final Sql STATEMENTS = Sql.of(CheckMoneyConserved.class, "headquarters_misposted_statements.sql");
    private static final Sql ORDERS = Sql.of(CheckMoneyConserved.class, "headquarters_orders_unlike_lines.sql");
    private static final String LOOKED_AT =
            "select (select count(*) from store) + (select count(*) from sales_transaction) + (select count(*) from sales_order)";

    private final World world;
    private final Findings findings = new Findings();

    CheckMoneyConserved(World world) {
        this.world = world;
    }

    /// In one snapshot: a statement may be posted meanwhile.
    Check check() {
        world.headquarters().inOneSnapshot(() -> {
            look(world.headquarters().client());
            return true;
        });
        return findings.check("V5", "what stores sold is posted or open, to the last decimal");
    }

    private void look(JdbcClient headquarters) {
        findings.lookedAt(headquarters.sql(LOOKED_AT).query(Long.class).single());
        findings.take(BY_DAY, headquarters, Map.of(), "");
        findings.take(STATEMENTS, headquarters, CurrencyCode.exponents(), "");
        findings.take(ORDERS, headquarters, Map.of(), "");
    }
}
