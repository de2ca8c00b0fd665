package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Looks up what was captured before.
final class Journal {

    private static final Sql FIND_REQUEST = Sql.of(Journal.class, "find_request.sql");

    private final Database database;
    private final Store store;

    Journal(Database database, Store store) {
        this.database = database;
        this.store = store;
    }

    /// The request that holds this key, else the create of this customer.
    Optional<Entry> findEarlier(@Nullable IdempotencyKey key, @Nullable CustomerId customer) {
        Map<String, Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("idempotency_key", key == null ? null : key.value());
        values.put("customer_id", customer == null ? null : customer.value());
        return FIND_REQUEST.list(database.client(), values, Journal::entry).stream()
                .findFirst();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("idempotency_key"),
                row.getString("content_hash"),
                row.getString("payload"),
                row.getString("account_id"),
                Times.instant(row, "captured_at"));
    }

    /// A row of the journal. Erase may have emptied its payload and its hash.
    ///
    /// @param account what headquarters answered at once; null where it was not asked, or did not
    record Entry(
            CustomerId customer,
            @Nullable String key,
            @Nullable String contentHash,
            @Nullable String payload,
            @Nullable String account,
            Instant capturedAt) {

        boolean holds(@Nullable IdempotencyKey given) {
            return given != null && given.value().equals(key);
        }

        boolean asksFor(ContentHash content) {
            return content.hex().equals(contentHash);
        }

        Optional<CustomerPayload> findPayload() {
            return findText().map(CustomerPayload::fromJson);
        }

        /// The payload as the journal has it.
        Optional<String> findText() {
            return Optional.ofNullable(payload);
        }
    }
}
