package org.tillbridge.channel.sales;

import java.util.List;
import java.util.UUID;
import org.tillbridge.kernel.customer.Violation;

/// What became of ringing up a transaction.
public sealed interface RingUpOutcome {

    /// It is stored, and goes up with the next session.
    record RungUp(Receipt receipt) implements RingUpOutcome {}

    /// It was rung up before. Nothing was stored.
    record AlreadyRungUp(Receipt receipt) implements RingUpOutcome {}

    /// It does not add up. Nothing was stored.
    record Refused(List<Violation> violations) implements RingUpOutcome {

        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /// Its UUID is another transaction's. Nothing was stored, that one stands.
    record Taken(Receipt standing) implements RingUpOutcome {}

    /// An order that headquarters does not make a sales order, at a store that takes them through
    /// headquarters only. Nothing was stored.
    record NotOrdered(String code, String message) implements RingUpOutcome {}

    /// The same, and headquarters has not answered: it may have made it a sales order. Asked for
    /// again it is the same order.
    ///
    /// @param code one of [RealtimeCodes]
    record NotAnswered(UUID transactionId, String code) implements RingUpOutcome {}
}
