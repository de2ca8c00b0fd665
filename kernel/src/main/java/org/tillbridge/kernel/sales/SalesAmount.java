package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A charge, discount, tax or rounding as given.
///
/// @param line the number of the line it is of, from 1; null: of the whole transaction
/// @param code the charge's, discount's or tax's own
public record SalesAmount(
        AmountKind kind, @Nullable Integer line, @Nullable String code, BigDecimal amount) {}
