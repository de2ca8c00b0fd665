package org.tillbridge.headquarters.profiles;

import java.util.List;
import org.tillbridge.kernel.customer.CreateCustomers;

/// A functionality profile, and the stores that follow it.
///
/// @param version grows with every change
/// @param applied the stores that say they have what the profile says now
public record Profile(
        String profile,
        String name,
        CreateCustomers createCustomers,
        long version,
        List<String> stores,
        List<String> applied) {

    public Profile {
        stores = List.copyOf(stores);
        applied = List.copyOf(applied);
    }

    Profile with(CreateCustomers wanted) {
        return wanted == createCustomers ? this : new Profile(profile, name, wanted, version + 1, stores, List.of());
    }
}
