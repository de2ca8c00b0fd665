package org.tillbridge.channel.customers;

import java.util.UUID;
import java.util.function.Supplier;
import org.tillbridge.kernel.customer.CustomerId;

/// The keys of a create, made before anybody is asked.
///
/// @param ids of whatever else needs one, such as its addresses
record NewKeys(UUID request, CustomerId customer, Supplier<UUID> ids) {

    static NewKeys of(NewCustomer given, Supplier<UUID> ids) {
        CustomerId customer = given.customerId();
        return new NewKeys(ids.get(), customer == null ? new CustomerId(ids.get()) : customer, ids);
    }
}
