package org.tillbridge.kernel.sales;

import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// What the rules say to a transaction.
public sealed interface TransactionVerdict {

    /// It adds up.
    ///
    /// @param content with the rounding as an amount of its own
    record Accepted(TransactionContent content, TransactionTotals totals) implements TransactionVerdict {}

    /// It cannot be rung up; nothing was. The first of what is wrong, at most
    /// [TransactionRules#MAXIMUM_VIOLATIONS].
    record Refused(List<Violation> violations) implements TransactionVerdict {

        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }
    }
}
