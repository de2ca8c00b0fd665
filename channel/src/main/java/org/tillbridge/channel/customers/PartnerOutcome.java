package org.tillbridge.channel.customers;

import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// What became of an organization's request to become a business partner.
public sealed interface PartnerOutcome {

    /// It is in the journal; also when it was asked for before.
    record Requested(PartnerRequest request) implements PartnerOutcome {}

    /// Nothing was stored.
    record Refused(List<Violation> violations) implements PartnerOutcome {

        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements PartnerOutcome {}
}
