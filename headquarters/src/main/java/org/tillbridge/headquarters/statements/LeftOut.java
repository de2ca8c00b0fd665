package org.tillbridge.headquarters.statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// A sale or return that no statement has.
///
/// @param command what resolves it
public record LeftOut(
        UUID transaction,
        String store,
        LocalDate businessDate,
        String kind,
        String receipt,
        String currency,
        BigDecimal payments,
        String reasonCode,
        String reason,
        String command) {}
