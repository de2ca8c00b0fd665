package org.tillbridge.kernel.sales;

/// What an amount beside the lines is.
public enum AmountKind {
    /// Added to what the lines come to: delivery, wrapping.
    CHARGE,
    /// Of which discounts a line's discount consists; changes no total.
    DISCOUNT,
    /// Of which taxes a line's tax consists; without a line, the tax of charges, which counts.
    TAX,
    /// What payments are more than the total, because coins are.
    ROUNDING
}
