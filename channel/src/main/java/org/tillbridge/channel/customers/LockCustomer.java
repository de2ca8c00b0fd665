package org.tillbridge.channel.customers;

import java.util.Optional;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;

/// Locks a customer before anything is numbered, so that a customer's requests are numbered in
/// their order. Who was merged is whom she was merged into.
final class LockCustomer {

    private static final String LOCK = """
            select c.customer_id
            from customer as f
            left join customer as s on s.legal_entity = f.legal_entity and s.customer_id = f.merged_into
            join customer as c on c.legal_entity = f.legal_entity and c.customer_id = coalesce(s.customer_id, f.customer_id)
            where f.legal_entity = :legal_entity
                and (f.customer_id = :customer_id or f.account_id = :account_id)
            for update of c""";

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
