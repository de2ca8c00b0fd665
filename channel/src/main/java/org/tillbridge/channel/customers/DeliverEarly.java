package org.tillbridge.channel.customers;

import java.time.ZoneOffset;
import org.tillbridge.kernel.customer.CreationMode;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.TakenRequests;

/// After a change is stored: brings it to headquarters while the till waits, where the store asks
/// headquarters (spec 5). The customer's requests go up as they stand in the journal, before their
/// session, which brings them as well; so whatever the line does, nothing is lost and nothing done
/// twice.
///
/// What headquarters took is answered with the next package, as always. What it holds is shown at
/// once.
final class DeliverEarly {

    private static final String HELD = "HELD";
    private static final String NOTE_HELD = """
            update outbox set answer = 'HELD', reason = :reason, answered_at = :as_of, heard_at = :as_of
            where row_key = :request_id and answer is null""";

    private final CustomerStation station;
    private final UnheardRequests unheard;

    DeliverEarly(CustomerStation station) {
        this.station = station;
        this.unheard = new UnheardRequests(station);
    }

    /// Brings the customer's requests up. Returns whether headquarters holds one of them, which the
    /// customer shows now.
    boolean meetsWithAHold(CustomerId customer) {
        station.captured().wake();
        if (station.ask().mode() != CreationMode.SYNC) {
            return false;
        }
        EarlyRequestsCall call = unheard.of(customer);
        return !call.rows().isEmpty()
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
}
