package org.tillbridge.channel.customers;

import java.util.List;
import java.util.UUID;
import org.tillbridge.kernel.customer.Violation;

/// What became of what was asked of a customer's addresses.
public sealed interface AddressOutcome {

    /// The customer as she is now, and the addresses it was about; the requests are in the journal.
    record Saved(Customer customer, List<UUID> addresses) implements AddressOutcome {

        public Saved {
            addresses = List.copyOf(addresses);
        }
    }

    /// Everything already is as asked, or the same was asked before. Nothing was stored.
    record Unchanged(Customer customer, List<UUID> addresses) implements AddressOutcome {

        public Unchanged {
            addresses = List.copyOf(addresses);
        }
    }

    /// Nobody in this legal entity goes by that reference.
    record NotFound() implements AddressOutcome {}

    /// It cannot be stored. Nothing was.
    record Refused(List<Violation> violations) implements AddressOutcome {

        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /// The address is not as the caller saw it (spec B19). Nothing was stored.
    record Stale() implements AddressOutcome {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements AddressOutcome {}
}
