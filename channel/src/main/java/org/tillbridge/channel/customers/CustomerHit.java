package org.tillbridge.channel.customers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerType;

/// A row of a search result.
public record CustomerHit(
        CustomerId id,
        @Nullable AccountId account,
        CustomerType type,
        String name,
        @Nullable String phone,
        @Nullable String email) {

    public Optional<AccountId> findAccount() {
        return Optional.ofNullable(account);
    }
}
