package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order of any store of the legal entity, by its transaction or by what its customer was told.
public record RecallCall(
        @Nullable UUID transactionId, @Nullable String confirmationNumber) {}
