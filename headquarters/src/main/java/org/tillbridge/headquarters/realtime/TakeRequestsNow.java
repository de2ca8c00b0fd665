package org.tillbridge.headquarters.realtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.TakenRequests;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Takes a customer's requests while a till waits, and converts what was asked for her, by the same
/// steps as all. They stand in staging as if their session had brought them; it completes them, and
/// they wait there when the conversion does not come to its end now.
public final class TakeRequestsNow {

    private static final Sql STAGE = Sql.of(TakeRequestsNow.class, "stage_requests.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STATES = """
            select request_id, state, reason from request_state
            where request_id = any (:request_ids) and channel_id = :channel_id
            order by arrival_no""";

    private final Database database;
    private final BiConsumer<String, CustomerId> convert;
    private final InstantSource clock;

    /// @param convert converts everything that was asked for one customer of a legal entity
    public TakeRequestsNow(Database database, BiConsumer<String, CustomerId> convert, InstantSource clock) {
        this.database = database;
        this.convert = convert;
        this.clock = clock;
    }

    public TakenRequests run(Store store, EarlyRequestsCall call) {
        Instant now = clock.instant();
        database.inTransaction(() -> STAGE.update(
                database.client(),
                Map.of(
                        "rows", JSON.writeValueAsString(call.rows()),
                        "legal_entity", store.legalEntity(),
                        "customer_id", call.customerId(),
                        "channel_id", store.channelId(),
                        "received_at", now.atOffset(ZoneOffset.UTC),
                        "clock_offset_ms", Duration.between(call.sentAt(), now).toMillis())));
        convert.accept(store.legalEntity(), new CustomerId(call.customerId()));
        return new TakenRequests(database.client()
                .sql(STATES)
                .param(
                        "request_ids",
                        call.rows().stream()
                                .map(EarlyRequestsCall.Row::requestId)
                                .toArray(UUID[]::new))
                .param("channel_id", store.channelId())
                .query((row, number) -> new TakenRequests.Taken(
                        row.getObject("request_id", UUID.class), row.getString("state"), row.getString("reason")))
                .list());
    }
}
