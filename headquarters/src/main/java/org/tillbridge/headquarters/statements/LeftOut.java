package org.tillbridge.headquarters.statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sale or return that no statement has.
///
/// @param payments        null where what came is no amount
/// @param paymentsArrived what came there
/// @param command         what resolves it
public record LeftOut(
        UUID transaction,
        String store,
        LocalDate businessDate,
        String kind,
        String receipt,
        String currency,
        @Nullable BigDecimal payments,
        @Nullable String paymentsArrived,
        String reasonCode,
        String reason,
        String command) {}
