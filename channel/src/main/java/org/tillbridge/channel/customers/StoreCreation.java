package org.tillbridge.channel.customers;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.kernel.sql.Sql;

/// Stores a new customer with its request, in one transaction.
final class StoreCreation {

    private static final Sql CREATE = Sql.of(StoreCreation.class, "01_create_customer.sql");
    private static final Sql JOURNAL_RECEIVED = Sql.of(StoreCreation.class, "journal_received_customer.sql");

    private final CustomerStation station;
    private final CreateParticulars particulars;

    StoreCreation(CustomerStation station) {
        this.station = station;
        this.particulars = new CreateParticulars(station);
    }

    /// False when the customer or the key is there already. Two at once: the second waits for the
    /// first at the unique key, and finds it taken.
    boolean isNew(CapturedRequest request, Origin origin) {
        return isStored(request, parameters(request, origin), false);
    }

    /// The same for a customer whom headquarters has made, or may have: a download may have brought
    /// it before this. False when its request is in the journal.
    boolean isNewOrReceived(CapturedRequest request, Origin origin) {
        return isStored(request, parameters(request, origin), true);
    }

    private boolean isStored(CapturedRequest request, Map<String, @Nullable Object> values, boolean mayBeReceived) {
        try {
            return station.database().inTransaction(() -> {
                boolean isNew = isJournaled(values, mayBeReceived);
                if (isNew && !request.particulars().isEmpty()) {
                    particulars.run(request);
                }
                return isNew;
            });
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private boolean isJournaled(Map<String, @Nullable Object> values, boolean mayBeReceived) {
        int created = CREATE.update(station.database().client(), values);
        return created == 1
                || (mayBeReceived && JOURNAL_RECEIVED.update(station.database().client(), journaled(values)) == 1);
    }

    /// Without what makes the customer's row: headquarters' is here.
    private static Map<String, @Nullable Object> journaled(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> journaled = new HashMap<>(values);
        journaled.keySet().removeAll(Set.of("card", "account_id", "channel_id"));
        return journaled;
    }

    private Map<String, @Nullable Object> parameters(CapturedRequest request, Origin origin) {
        Map<String, @Nullable Object> values = request.parameters(station.store());
        var customer = origin.customer();
        values.put("channel_id", station.store().channelId());
        values.put("card", customer == null ? values.get("payload") : customer.card());
        values.put("account_id", customer == null ? null : customer.accountId());
        values.put("pending_requests", customer == null ? 1 : 0);
        values.put(
                "answered_at",
                customer == null ? null : station.clock().instant().atOffset(ZoneOffset.UTC));
        values.put("creation_mode", origin.mode().name());
        values.put("creation_failure", origin.failure());
        return values;
    }
}
