package org.tillbridge.kernel.search;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerType;

/// A row of a search result.
///
/// @param reach   how the customer is reached, whichever of it was found
/// @param matched what was found
/// @param cursor  where the next page goes on
public record CustomerHit(Key key, CustomerType type, String name, Reach reach, Matched matched, SearchCursor cursor) {

    /// @param account null = Pending sync
    public record Key(
            String legalEntity,
            CustomerId customer,
            @Nullable AccountId account) {}

    /// How the customer is reached: the primary phone, e-mail and address, whichever was found.
    public record Reach(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address) {}

    /// Why the row is here: the field, and of several phones, e-mails or addresses the one that was
    /// found.
    ///
    /// @param value null for the name and the account
    public record Matched(SearchField field, @Nullable String value) {}

    /// As a store of another company sees it.
    public CustomerHit withoutAccount() {
        return new CustomerHit(new Key(key.legalEntity(), key.customer(), null), type, name, reach, matched, cursor);
    }

    public CustomerId id() {
        return key.customer();
    }

    public Optional<AccountId> findAccount() {
        return Optional.ofNullable(key.account());
    }

    /// Whether no word that was looked for is missing.
    public boolean hasEverything() {
        return cursor.rank() <= 0;
    }
}
