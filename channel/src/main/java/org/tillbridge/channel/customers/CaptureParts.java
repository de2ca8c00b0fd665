package org.tillbridge.channel.customers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.sql.Sql;

/// Puts requests about parts of a customer into the journal and shows what they ask for: the same
/// for every kind of part, but for the statement that shows it. The customer is locked.
final class CaptureParts {

    private static final Sql CAPTURE = Sql.of(CaptureParts.class, "03_capture_requests.sql");

    private final CustomerStation station;

    CaptureParts(CustomerStation station) {
        this.station = station;
    }

    /// One request about one part.
    ///
    /// @param payload flat: the part's key, and the fields it sets or empties
    record PartRequest(RequestKind kind, String payload) {}

    /// What is asked at once.
    ///
    /// @param key the caller's name for the operation, when it has one and no other row of it has
    ///   it
    /// @param content what the caller asked for
    record Operation(CustomerId customer, @Nullable IdempotencyKey key, ContentHash content) {}

    /// @param show shows the requests on the store's read model
    void run(Operation operation, List<PartRequest> requests, Sql show) {
        Map<String, @Nullable Object> values = values(operation, requests);
        show.update(station.database().client(), values);
        capture(operation, requests, values);
    }

    /// The same of requests that are shown already.
    void run(Operation operation, List<PartRequest> requests) {
        capture(operation, requests, values(operation, requests));
    }

    private Map<String, @Nullable Object> values(Operation operation, List<PartRequest> requests) {
        // What a first answer says must be what the database says to the second.
        Instant now = station.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", station.store().legalEntity());
        values.put("customer_id", operation.customer().value());
        values.put("captured_at", now.atOffset(ZoneOffset.UTC));
        values.put(
                "kinds", requests.stream().map(request -> request.kind().name()).toArray(String[]::new));
        values.put("payloads", requests.stream().map(PartRequest::payload).toArray(String[]::new));
        return values;
    }

    private void capture(Operation operation, List<PartRequest> requests, Map<String, @Nullable Object> values) {
        values.put(
                "request_ids",
                requests.stream().map(request -> station.ids().get()).toArray(UUID[]::new));
        values.put(
                "idempotency_key",
                operation.key() == null ? null : operation.key().value());
        values.put("content_hash", operation.content().hex());
        CAPTURE.update(station.database().client(), values);
    }
}
