package org.tillbridge.channel.customers;

import java.util.Optional;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;

/// Locks a customer before anything is numbered, so that a customer's requests are numbered in
/// their order.
final class LockCustomer {

    private static final String LOCK = """
            select c.customer_id
            from customer as c
            where c.legal_entity = :legal_entity
                and (c.customer_id = :customer_id or c.account_id = :account_id)
            for update""";

    private final CustomerStation station;

    LockCustomer(CustomerStation station) {
        this.station = station;
    }

    /// Empty when nobody in this legal entity goes by that reference.
    Optional<CustomerId> run(CustomerReference reference) {
        return station.database()
                .client()
                .sql(LOCK)
                .params(FindCustomer.parameters(station.store(), reference))
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }
}
