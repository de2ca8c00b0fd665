package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The one way an amount loses decimals: half goes away from zero, so that a return is the mirror
/// of its sale (2.675 → 2.68, -2.675 → -2.68). PostgreSQL's `round(numeric, integer)` is the same,
/// and the only one statements may use.
public final class Rounding {

    /// What prices, quantities and line amounts keep.
    public static final int LINE_DECIMALS = 4;

    private Rounding() {}

    public static BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    /// As it is paid, and posted.
    public static BigDecimal toCurrency(BigDecimal amount, CurrencyCode currency) {
        return round(amount, currency.exponent());
    }

    /// As a line keeps it.
    public static BigDecimal toLine(BigDecimal amount) {
        return round(amount, LINE_DECIMALS);
    }
}
