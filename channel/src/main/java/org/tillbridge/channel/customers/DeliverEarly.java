package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.kernel.customer.CreationMode;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.TakenRequests;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// After a change is stored: brings it to headquarters while the till waits, where the store asks
/// headquarters (spec 5). The customer's requests go up as they stand in the journal, before their
/// session, which brings them as well; so whatever the line does, nothing is lost and nothing done
/// twice.
///
/// What headquarters took is answered with the next package, as always. What it holds is shown at
/// once.
final class DeliverEarly {

    private static final Sql UNHEARD = Sql.of(DeliverEarly.class, "find_unheard_requests.sql");
    private static final int MOST = 100;
    private static final String HELD = "HELD";
    private static final String NOTE_HELD = """
            update outbox set answer = 'HELD', reason = :reason, answered_at = :as_of, heard_at = :as_of
            where row_key = :request_id and answer is null""";

    private final CustomerStation station;

    DeliverEarly(CustomerStation station) {
        this.station = station;
    }

    /// Brings the customer's requests up. Returns whether headquarters holds one of them, which the
    /// customer shows now.
    boolean meetsWithAHold(CustomerId customer) {
        station.captured().wake();
        if (station.ask().mode() != CreationMode.SYNC) {
            return false;
        }
        List<EarlyRequestsCall.Row> rows = UNHEARD.list(
                station.database().client(),
                Map.of(
                        "legal_entity", station.store().legalEntity(),
                        "customer_id", customer.value(),
                        "most", MOST),
                DeliverEarly::row);
        var call = new EarlyRequestsCall(customer.value(), rows, station.clock().instant());
        return !rows.isEmpty()
                && station.ask().service().take(call)
                        instanceof RealtimeAnswer.Done<TakenRequests>(TakenRequests(var taken))
                && taken.stream().filter(this::noteIfHeld).count() > 0;
    }

    private boolean noteIfHeld(TakenRequests.Taken taken) {
        return taken.state().equals(HELD)
                && station.database()
                                .client()
                                .sql(NOTE_HELD)
                                .param("reason", taken.reason())
                                .param("as_of", station.clock().instant().atOffset(ZoneOffset.UTC))
                                .param("request_id", taken.requestId())
                                .update()
                        == 1;
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
