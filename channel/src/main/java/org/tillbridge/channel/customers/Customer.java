package org.tillbridge.channel.customers;

import java.time.Instant;
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
/// @param particulars what is kept of her beside it
/// @param createdAt when it was born
/// @param sync where its requests are
public record Customer(
        CustomerId id,
        @Nullable AccountId account,
        CustomerPayload card,
        Particulars particulars,
        Instant createdAt,
        SyncStatus sync) {

    /// As it was created here.
    static Customer captured(CustomerId id, CustomerPayload card, Particulars particulars, Instant createdAt) {
        return new Customer(id, null, card, particulars, createdAt, SyncStatus.captured(1 + particulars.requests()));
    }

    /// As headquarters answered: of the card nothing is on its way.
    static Customer numbered(
            CustomerId id, String account, CustomerPayload card, Particulars particulars, Instant createdAt) {
        SyncStatus sync = particulars.isEmpty() ? SyncStatus.done() : SyncStatus.captured(particulars.requests());
        return new Customer(id, new AccountId(account), card, particulars, createdAt, sync);
    }

    public Optional<AccountId> findAccount() {
        return Optional.ofNullable(account);
    }
}
