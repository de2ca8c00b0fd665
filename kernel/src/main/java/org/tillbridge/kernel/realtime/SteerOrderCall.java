package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a till asks to be done about an order that headquarters has.
///
/// @param address where it is delivered from now on, of [Step#REDIRECT]
/// @param staffId who asks
public record SteerOrderCall(
        UUID transactionId,
        Step step,
        @Nullable String reason,
        @Nullable UUID address,
        @Nullable String staffId) {

    /// What is to be done.
    public enum Step {
        CANCEL,
        RELEASE,
        REDIRECT
    }
}
