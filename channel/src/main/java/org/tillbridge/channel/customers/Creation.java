package org.tillbridge.channel.customers;

import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// What became of a create.
public sealed interface Creation {

    /// The customer exists now; its request is in the journal.
    record Created(Customer customer) implements Creation {}

    /// The same create came before: this is the answer it got then. Nothing was stored.
    record AlreadyCreated(Customer customer) implements Creation {}

    /// The card cannot be stored. Nothing was.
    record Refused(List<Violation> violations) implements Creation {}

    /// Headquarters' rules refuse the customer. Nothing was stored, here or there.
    record RefusedByHeadquarters(String code, String message) implements Creation {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements Creation {}
}
