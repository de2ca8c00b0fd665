package org.tillbridge.channel.customers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;

/// A customer as this store knows it.
///
/// @param id its key for life
/// @param account its account ID; null until headquarters gave one (*Pending sync*)
/// @param card its fields and addresses
/// @param attributes their values, in the order they are shown
/// @param createdAt when it was born
/// @param sync where its requests are
public record Customer(
        CustomerId id,
        @Nullable AccountId account,
        CustomerPayload card,
        List<AttributeValue> attributes,
        Instant createdAt,
        SyncStatus sync) {

    public Customer {
        attributes = List.copyOf(attributes);
    }

    /// As it was created here.
    static Customer captured(CustomerId id, CustomerPayload card, List<AttributeValue> attributes, Instant createdAt) {
        return new Customer(id, null, card, attributes, createdAt, SyncStatus.captured(attributes.isEmpty() ? 1 : 2));
    }

    /// As headquarters answered: of the card nothing is on its way.
    static Customer numbered(
            CustomerId id, String account, CustomerPayload card, List<AttributeValue> attributes, Instant createdAt) {
        SyncStatus sync = attributes.isEmpty() ? SyncStatus.done() : SyncStatus.captured(1);
        return new Customer(id, new AccountId(account), card, attributes, createdAt, sync);
    }

    public Optional<AccountId> findAccount() {
        return Optional.ofNullable(account);
    }
}
