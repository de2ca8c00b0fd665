package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// What was asked for a customer at this store and headquarters has not answered, in its order.
public final class UnheardRequests {

    private static final Sql UNHEARD = Sql.of(UnheardRequests.class, "find_unheard_requests.sql");
    private static final int MOST = 100;

    private final CustomerStation station;

    public UnheardRequests(CustomerStation station) {
        this.station = station;
    }

    public EarlyRequestsCall of(CustomerId customer) {
        List<EarlyRequestsCall.Row> rows = UNHEARD.list(
                station.database().client(),
                Map.of(
                        "legal_entity", station.store().legalEntity(),
                        "customer_id", customer.value(),
                        "most", MOST),
                UnheardRequests::row);
        return new EarlyRequestsCall(customer.value(), rows, station.clock().instant());
    }

    private static EarlyRequestsCall.Row row(ResultSet row, int number) throws SQLException {
        return new EarlyRequestsCall.Row(
                row.getObject("request_id", UUID.class),
                row.getString("kind"),
                row.getString("payload"),
                row.getLong("base_row_version"),
                row.getString("creation_mode"),
                row.getString("creation_failure"),
                Times.instant(row, "captured_at"),
                row.getString("idempotency_key"));
    }
}
