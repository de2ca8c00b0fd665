package org.tillbridge.app.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What headquarters has in the end.
final class PostedDays {

    private static final Sql DAYS = Sql.of(PostedDays.class, "replayed_days.sql");

    private final Database headquarters;

    PostedDays(Database headquarters) {
        this.headquarters = headquarters;
    }

    List<StoreDay> run() {
        return DAYS.list(
                headquarters.client(),
                Map.of(),
                (row, number) -> new StoreDay(
                        row.getString("name"),
                        row.getObject("business_date", LocalDate.class),
                        row.getLong("lines"),
                        row.getLong("invoices"),
                        row.getLong("new_customers"),
                        row.getBigDecimal("amount")));
    }

    long customers() {
        return count("select count(*) from customer");
    }

    long statements() {
        return count("select count(*) from statement s where s.state = 'POSTED'");
    }

    private long count(String sql) {
        return headquarters.client().sql(sql).query(Long.class).single();
    }
}
