package org.tillbridge.headquarters.accounts;

import java.util.Set;
import org.tillbridge.kernel.customer.CustomerId;

/// Everything that was asked for some customers of a legal entity; each one's is converted in its
/// order.
public record CustomerChains(String legalEntity, Set<CustomerId> customers) {

    public CustomerChains {
        customers = Set.copyOf(customers);
    }

    public static CustomerChains of(String legalEntity, CustomerId customer) {
        return new CustomerChains(legalEntity, Set.of(customer));
    }
}
