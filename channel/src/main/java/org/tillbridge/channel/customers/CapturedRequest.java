package org.tillbridge.channel.customers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.realtime.NewCustomerCall;

/// One operation on its way into the journal.
///
/// @param particulars what a new customer comes with; they are requests of their own
record CapturedRequest(
        UUID requestId,
        CustomerId customer,
        CustomerPayload payload,
        Particulars particulars,
        Instant capturedAt,
        @Nullable IdempotencyKey key,
        ContentHash contentHash) {

    CapturedRequest {
        // What a first answer says must be what the database says to the second.
        capturedAt = capturedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The same as headquarters holds it: a create that is asked for again was captured before.
    CapturedRequest capturedAt(Instant before) {
        return new CapturedRequest(requestId, customer, payload, particulars, before, key, contentHash);
    }

    /// The same, as headquarters is asked for it.
    NewCustomerCall call(Instant sentAt) {
        return new NewCustomerCall(
                requestId, customer.value(), payload.toJson(), capturedAt, key == null ? null : key.value(), sentAt);
    }

    Map<String, @Nullable Object> parameters(Store store) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("request_id", requestId);
        values.put("customer_id", customer.value());
        values.put("payload", payload.toJson());
        values.put("captured_at", capturedAt.atOffset(ZoneOffset.UTC));
        values.put("idempotency_key", key == null ? null : key.value());
        values.put("content_hash", contentHash.hex());
        return values;
    }
}
