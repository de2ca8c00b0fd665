package org.tillbridge.kernel.sales;

import java.math.BigDecimal;

/// What the parts of a transaction come to.
///
/// @param rounding what was paid more than the total
public record TransactionTotals(
        BigDecimal net,
        BigDecimal tax,
        BigDecimal charges,
        BigDecimal discount,
        BigDecimal rounding,
        BigDecimal payments) {

    /// What the customer owes, before it is rounded to coins.
    public BigDecimal gross() {
        return net.add(tax).add(charges);
    }

    static TransactionTotals of(TransactionContent content) {
        return new TransactionTotals(
                content.lines().stream().map(SalesLine::net).reduce(BigDecimal.ZERO, BigDecimal::add),
                content.lines().stream()
                        .map(SalesLine::tax)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .add(taxOfCharges(content)),
                sumOf(content, AmountKind.CHARGE),
                content.lines().stream().map(SalesLine::discount).reduce(BigDecimal.ZERO, BigDecimal::add),
                sumOf(content, AmountKind.ROUNDING),
                content.payments().stream().map(SalesPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal taxOfCharges(TransactionContent content) {
        return content.amounts().stream()
                .filter(amount -> amount.kind() == AmountKind.TAX && amount.line() == null)
                .map(SalesAmount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sumOf(TransactionContent content, AmountKind kind) {
        return content.amounts().stream()
                .filter(amount -> amount.kind() == kind)
                .map(SalesAmount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
