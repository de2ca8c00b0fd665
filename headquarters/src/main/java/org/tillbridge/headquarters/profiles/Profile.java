package org.tillbridge.headquarters.profiles;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.search.UsualSearch;

/// A functionality profile, and the stores that follow it.
///
/// @param secondaryContacts what becomes of contacts beside the primary ones
/// @param customerSearch where a till looks for customers unless it says so
/// @param orderMode how its stores' orders become sales orders
/// @param orderHoldCode why a sales order is on hold that a person changed before it was created
/// @param version grows with every change
/// @param applied the stores that say they create customers as the profile says now
public record Profile(
        String profile,
        String name,
        CreateCustomers createCustomers,
        SecondaryContacts secondaryContacts,
        UsualSearch customerSearch,
        OrderMode orderMode,
        String orderHoldCode,
        long version,
        List<String> stores,
        List<String> applied) {

    public Profile {
        stores = List.copyOf(stores);
        applied = List.copyOf(applied);
    }

    Profile with(Wanted wanted) {
        var now = new Wanted(createCustomers, secondaryContacts, customerSearch, orderMode, orderHoldCode);
        var with = wanted.before(now);
        return with.equals(now)
                ? this
                : new Profile(
                        profile,
                        name,
                        Objects.requireNonNull(with.createCustomers()),
                        Objects.requireNonNull(with.secondaryContacts()),
                        Objects.requireNonNull(with.customerSearch()),
                        Objects.requireNonNull(with.orderMode()),
                        Objects.requireNonNull(with.orderHoldCode()),
                        version + 1,
                        stores,
                        List.of());
    }

    /// What somebody wants of a profile; null leaves it as it is.
    public record Wanted(
            @Nullable CreateCustomers createCustomers,
            @Nullable SecondaryContacts secondaryContacts,
            @Nullable UsualSearch customerSearch,
            @Nullable OrderMode orderMode,
            @Nullable String orderHoldCode) {

        public static Wanted creating(CreateCustomers how) {
            return new Wanted(how, null, null, null, null);
        }

        public static Wanted ordering(OrderMode how) {
            return new Wanted(null, null, null, how, null);
        }

        Wanted before(Wanted other) {
            return new Wanted(
                    createCustomers == null ? other.createCustomers : createCustomers,
                    secondaryContacts == null ? other.secondaryContacts : secondaryContacts,
                    customerSearch == null ? other.customerSearch : customerSearch,
                    orderMode == null ? other.orderMode : orderMode,
                    orderHoldCode == null ? other.orderHoldCode : orderHoldCode);
        }
    }
}
