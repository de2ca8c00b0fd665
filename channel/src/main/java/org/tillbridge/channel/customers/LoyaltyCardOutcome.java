package org.tillbridge.channel.customers;

/// What became of issuing a loyalty card.
public sealed interface LoyaltyCardOutcome {

    /// It is hers; the request is in the journal.
    record Issued(LoyaltyCard card) implements LoyaltyCardOutcome {}

    /// It was hers before. Nothing was stored.
    record Unchanged(LoyaltyCard card) implements LoyaltyCardOutcome {}

    /// Nobody in this legal entity goes by that reference.
    record NoCustomer() implements LoyaltyCardOutcome {}

    /// She is to get no card.
    record Blocked() implements LoyaltyCardOutcome {}

    /// The card is another customer's, as far as this store knows.
    record CardTaken() implements LoyaltyCardOutcome {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements LoyaltyCardOutcome {}
}
