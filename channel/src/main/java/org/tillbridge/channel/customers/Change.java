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

    /// Fields it would overwrite are not as the caller saw them (spec B19). Nothing was stored.
    record Stale(Set<CustomerField> fields) implements Change {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements Change {}
}
