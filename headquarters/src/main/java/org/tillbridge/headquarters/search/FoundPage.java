package org.tillbridge.headquarters.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.SearchField;

/// A page of what a person found at headquarters.
///
/// @param next what the next page is behind; null: this is the last one
public record FoundPage(List<Found> customers, @Nullable String next) {

    public FoundPage {
        customers = List.copyOf(customers);
    }

    static FoundPage of(List<CustomerHit> hits, int most) {
        String next = hits.size() < most ? null : hits.getLast().cursor().encoded();
        return new FoundPage(hits.stream().map(Found::of).toList(), next);
    }

    /// A customer as people tell her from others.
    ///
    /// @param matched what she was found by
    /// @param matchedValue which phone, e-mail or address that was; null for a name and an account
    public record Found(
            String legalEntity,
            UUID customerId,
            @Nullable String accountId,
            CustomerType type,
            String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address,
            SearchField matched,
            @Nullable String matchedValue) {

        static Found of(CustomerHit hit) {
            return new Found(
                    hit.key().legalEntity(),
                    hit.id().value(),
                    hit.findAccount().map(AccountId::value).orElse(null),
                    hit.type(),
                    hit.name(),
                    hit.reach().phone(),
                    hit.reach().email(),
                    hit.reach().address(),
                    hit.matched().field(),
                    hit.matched().value());
        }
    }
}
