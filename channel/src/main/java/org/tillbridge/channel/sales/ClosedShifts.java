package org.tillbridge.channel.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Times;

/// Looks up shifts that have ended.
final class ClosedShifts {

    private static final String CLOSING = """
            select c.shift_id, c.register_id, c.staff_id, c.opened_at, c.closed_at, c.business_date
            from shift_closing as c
            where c.shift_id = :shift_id""";
    private static final String TENDERS = """
            select t.tender, t.started_with, t.removed, t.counted, t.currency
            from shift_tender as t
            where t.shift_id = :shift_id
            order by t.tender""";

    private final JdbcClient client;

    ClosedShifts(JdbcClient client) {
        this.client = client;
    }

    Optional<ClosedShift> find(UUID shiftId) {
        return client.sql(CLOSING)
                .param("shift_id", shiftId)
                .query((row, number) -> new ClosedShift(
                        shift(row),
                        Times.instant(row, "closed_at"),
                        row.getObject("business_date", LocalDate.class),
                        tenders(shiftId)))
                .optional();
    }

    static OpenShift shift(ResultSet row) throws SQLException {
        return new OpenShift(
                row.getObject("shift_id", UUID.class),
                row.getString("register_id"),
                row.getString("staff_id"),
                Times.instant(row, "opened_at"));
    }

    private List<CountedTender> tenders(UUID shiftId) {
        return client.sql(TENDERS)
                .param("shift_id", shiftId)
                .query((row, number) -> new CountedTender(
                        row.getString("tender"),
                        row.getBigDecimal("started_with"),
                        row.getBigDecimal("removed"),
                        row.getBigDecimal("counted"),
                        row.getString("currency")))
                .list();
    }
}
