package org.tillbridge.headquarters.statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A statement as a person sees it.
///
/// @param kind     TRANSACTIONAL, or FINANCIAL for closed shifts
/// @param error    why it has not reached its next state
/// @param currency null when there are several
/// @param leftOut  sales of its store and date that no statement has
public record StatementView(
        String name,
        String store,
        LocalDate businessDate,
        String kind,
        int part,
        StatementState state,
        @Nullable String errorCode,
        @Nullable String error,
        int attempts,
        int transactions,
        int lines,
        @Nullable String currency,
        Amounts amounts,
        Instant changedAt,
        @Nullable Instant postedAt,
        long leftOut) {

    /// What its sales come to.
    public record Amounts(
            BigDecimal net,
            BigDecimal tax,
            BigDecimal charges,
            BigDecimal discounts,
            BigDecimal rounding,
            BigDecimal payments) {}
}
