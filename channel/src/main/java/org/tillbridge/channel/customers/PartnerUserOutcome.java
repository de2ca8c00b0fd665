package org.tillbridge.channel.customers;

import java.util.List;

/// What became of a change of a business partner's users.
public sealed interface PartnerUserOutcome {

    /// The users there are now; stored, or so before.
    record Now(List<PartnerUser> users) implements PartnerUserOutcome {

        public Now {
            users = List.copyOf(users);
        }
    }

    /// No organization that is a customer here goes by that reference.
    record NoPartner() implements PartnerUserOutcome {}

    /// No person who is a customer here goes by that reference.
    record NoPerson() implements PartnerUserOutcome {}

    /// The key is taken by something else. Nothing was stored.
    record Taken(Conflict conflict) implements PartnerUserOutcome {}
}
