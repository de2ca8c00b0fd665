package org.tillbridge.channel.sales;

import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// What became of opening or closing a shift.
public sealed interface ShiftOutcome {

    /// It is open now; what is rung up on its register from now on is in it.
    record Opened(OpenShift shift) implements ShiftOutcome {}

    /// The register has an open shift: this one. Nothing was stored.
    record AlreadyOpen(OpenShift shift) implements ShiftOutcome {}

    /// It has ended, and goes up with the next session.
    record Closed(ClosedShift shift) implements ShiftOutcome {}

    /// It was closed before, as it stands here. Nothing was stored.
    record AlreadyClosed(ClosedShift shift) implements ShiftOutcome {}

    /// No such shift is open here, or was.
    record NotOpen() implements ShiftOutcome {}

    /// Nothing was stored.
    record Refused(List<Violation> violations) implements ShiftOutcome {

        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
