package org.tillbridge.channel.staff;

import java.time.Instant;

/// What came of logging on.
public sealed interface LogOnOutcome {

    /// @param token what each call carries from now on
    record LoggedOn(StaffMember member, String token, Instant endsAt) implements LogOnOutcome {
        @Override
        public String toString() {
            return "LoggedOn[" + member.staffId() + "]";
        }
    }

    /// ID and PIN do not belong together; which of them is wrong is not told.
    record Refused() implements LogOnOutcome {}

    /// Too many tries: this ID waits.
    record Waits() implements LogOnOutcome {}
}
