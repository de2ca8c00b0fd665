package org.tillbridge.headquarters.profiles;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.search.UsualSearch;

/// A functionality profile, and the stores that follow it.
///
/// @param secondaryContacts what becomes of contacts beside the primary ones
/// @param customerSearch where a till looks for customers unless it says so
/// @param version grows with every change
/// @param applied the stores that say they create customers as the profile says now
public record Profile(
        String profile,
        String name,
        CreateCustomers createCustomers,
        SecondaryContacts secondaryContacts,
        UsualSearch customerSearch,
        long version,
        List<String> stores,
        List<String> applied) {

    public Profile {
        stores = List.copyOf(stores);
        applied = List.copyOf(applied);
    }

    Profile with(Wanted wanted) {
        var now = new Wanted(createCustomers, secondaryContacts, customerSearch);
        var with = wanted.before(now);
        return with.equals(now)
                ? this
                : new Profile(
                        profile,
                        name,
                        Objects.requireNonNull(with.createCustomers()),
                        Objects.requireNonNull(with.secondaryContacts()),
                        Objects.requireNonNull(with.customerSearch()),
                        version + 1,
                        stores,
                        List.of());
    }

    /// What somebody wants of a profile; null leaves it as it is.
    public record Wanted(
            @Nullable CreateCustomers createCustomers,
            @Nullable SecondaryContacts secondaryContacts,
            @Nullable UsualSearch customerSearch) {

        Wanted before(Wanted other) {
            return new Wanted(
                    createCustomers == null ? other.createCustomers : createCustomers,
                    secondaryContacts == null ? other.secondaryContacts : secondaryContacts,
                    customerSearch == null ? other.customerSearch : customerSearch);
        }
    }
}
