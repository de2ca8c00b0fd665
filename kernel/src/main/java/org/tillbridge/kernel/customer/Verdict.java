package org.tillbridge.kernel.customer;

import java.util.List;

/// What the rules say to what was given.
public sealed interface Verdict {

    /// It can be stored exactly as in `payload`.
    record Accepted(CustomerPayload payload) implements Verdict {}

    /// It cannot be stored; nothing was. All that is wrong, not only the first.
    record Refused(List<Violation> violations) implements Verdict {

        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }
    }
}
