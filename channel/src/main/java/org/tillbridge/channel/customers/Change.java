package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Set;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.Violation;

/// What became of a change.
public sealed interface Change {

    /// The customer as it is now; the request is in the journal.
    record Changed(Customer customer) implements Change {}

    /// The customer already is as the change wants it, or the same change came before. Nothing was
    /// stored.
    record Unchanged(Customer customer) implements Change {}

    /// Nobody in this legal entity goes by that reference.
    record NotFound() implements Change {}

    /// The change cannot be stored. Nothing was.
    record Refused(List<Violation> violations) implements Change {}

    /// What it would overwrite is not as the caller saw it (spec B19). Nothing was stored.
    ///
    /// @param others attributes by name, contacts, addresses
    record Stale(Set<CustomerField> fields, List<String> others) implements Change {

        public Stale {
            others = List.copyOf(others);
        }
    }

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements Change {}
}
