package org.tillbridge.channel.customers;

import java.util.List;

/// What became of joining or leaving an affiliation.
public sealed interface AffiliationOutcome {

    /// The affiliations the customer is in now; the request is in the journal.
    record Saved(List<Affiliation> affiliations) implements AffiliationOutcome {

        public Saved {
            affiliations = List.copyOf(affiliations);
        }
    }

    /// The customer already is in it, or not, as asked. Nothing was stored.
    record Unchanged(List<Affiliation> affiliations) implements AffiliationOutcome {

        public Unchanged {
            affiliations = List.copyOf(affiliations);
        }
    }

    /// Nobody in this legal entity goes by that reference.
    record NoCustomer() implements AffiliationOutcome {}

    /// This store has no such affiliation to join.
    record NoAffiliation() implements AffiliationOutcome {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements AffiliationOutcome {}
}
