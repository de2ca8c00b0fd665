package org.tillbridge.headquarters.realtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.realtime.NewCustomerCall;
import org.tillbridge.kernel.realtime.NumberedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Creates a customer while a till waits. A request that is here already is answered with what
/// became of it: the till may ask again, and its session may bring it as well.
public final class CreateCustomerNow {

    private static final Sql STAGE = Sql.of(CreateCustomerNow.class, "stage_request.sql");
    private static final Sql FIND = Sql.of(CreateCustomerNow.class, "find_request.sql");
    private static final Sql NUMBERED = Sql.of(CreateCustomerNow.class, "numbered_customer.sql");

    private final Database database;
    private final ConvertNow convert;
    private final InstantSource clock;

    /// The conversion of one request.
    @FunctionalInterface
    public interface ConvertNow {

        /// Converts the request that `stage` puts into staging, in one transaction. Empty when it
        /// is done, else why not; then nothing is stored.
        Optional<RealtimeAnswer.Refused<NumberedCustomer>> run(UUID request, Runnable stage);
    }

    public CreateCustomerNow(Database database, ConvertNow convert, InstantSource clock) {
        this.database = database;
        this.convert = convert;
        this.clock = clock;
    }

    /// Throws an outage when the customer cannot be numbered now.
    public RealtimeAnswer<NumberedCustomer> run(Store store, NewCustomerCall call) {
        Map<String, @Nullable Object> values = parameters(store, call);
        return found(values).map(earlier -> answer(earlier, values)).orElseGet(() -> create(call, values));
    }

    private RealtimeAnswer<NumberedCustomer> create(NewCustomerCall call, Map<String, @Nullable Object> values) {
        return convert.run(call.requestId(), () -> stage(call, values))
                .<RealtimeAnswer<NumberedCustomer>>map(refused -> refused)
                .orElseGet(() -> numbered(values));
    }

    /// Two at once: the second waits for the first at the key, and comes too late.
    private void stage(NewCustomerCall call, Map<String, @Nullable Object> values) {
        if (STAGE.update(database.client(), values) == 0) {
            throw notNow("Request %s arrives twice at the same moment; ask again".formatted(call.requestId()));
        }
    }

    private record Found(
            String state, @Nullable String code, @Nullable String reason, boolean same) {}

    private Optional<Found> found(Map<String, @Nullable Object> values) {
        return FIND
                .list(
                        database.client(),
                        only(values, "request_id", "legal_entity", "customer_id", "payload", "channel_id"),
                        (row, number) -> new Found(
                                row.getString("state"),
                                row.getString("reason_code"),
                                row.getString("reason"),
                                row.getBoolean("same_content")))
                .stream()
                .findFirst();
    }

    private RealtimeAnswer<NumberedCustomer> answer(Found earlier, Map<String, @Nullable Object> values) {
        if (!earlier.same()) {
            return new RealtimeAnswer.Refused<>(
                    "RequestHasOtherContent",
                    "Request %s is here with other content, which stands".formatted(values.get("request_id")));
        }
        return switch (earlier.state()) {
            case "DONE" -> numbered(values);
            case "WAITING" -> throw notNow("Request %s is here already and waits".formatted(values.get("request_id")));
            default ->
                new RealtimeAnswer.Refused<>(
                        earlier.code() == null ? earlier.state() : earlier.code(),
                        earlier.reason() == null ? earlier.state() : earlier.reason());
        };
    }

    private RealtimeAnswer<NumberedCustomer> numbered(Map<String, @Nullable Object> values) {
        return NUMBERED
                .list(
                        database.client(),
                        only(values, "request_id"),
                        (row, number) -> new NumberedCustomer(
                                row.getObject("customer_id", UUID.class),
                                row.getString("account_id"),
                                Times.instant(row, "captured_at"),
                                row.getString("card")))
                .stream()
                .findFirst()
                .<RealtimeAnswer<NumberedCustomer>>map(RealtimeAnswer.Done::new)
                .orElseThrow(() -> notNow("Customer %s is gone".formatted(values.get("customer_id"))));
    }

    private static TillbridgeException notNow(String message) {
        return new TillbridgeException(ErrorCode.outage("RealtimeNotNow"), message);
    }

    private static Map<String, @Nullable Object> only(Map<String, @Nullable Object> values, String... names) {
        Map<String, @Nullable Object> some = new HashMap<>(values);
        some.keySet().retainAll(Set.of(names));
        return some;
    }

    private Map<String, @Nullable Object> parameters(Store store, NewCustomerCall call) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("request_id", call.requestId());
        values.put("legal_entity", store.legalEntity());
        values.put("customer_id", call.customerId());
        values.put("payload", call.payload());
        values.put("captured_at", call.capturedAt().atOffset(ZoneOffset.UTC));
        values.put("idempotency_key", call.idempotencyKey());
        values.put("channel_id", store.channelId());
        values.put("received_at", now.atOffset(ZoneOffset.UTC));
        values.put("clock_offset_ms", Duration.between(call.sentAt(), now).toMillis());
        return values;
    }
}
