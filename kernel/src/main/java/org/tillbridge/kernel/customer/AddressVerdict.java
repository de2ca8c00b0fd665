package org.tillbridge.kernel.customer;

import java.util.List;

/// What the rules say to addresses that somebody wants to add, change or end.
public sealed interface AddressVerdict {

    /// These requests do it, in this order; none where everything already is as asked.
    record Accepted(List<AddressRequest> requests) implements AddressVerdict {

        public Accepted {
            requests = List.copyOf(requests);
        }
    }

    /// It cannot be done; nothing was. All that is wrong, not only the first.
    record Refused(List<Violation> violations) implements AddressVerdict {

        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
