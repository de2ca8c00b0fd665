package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// Whether every number of a transaction is one that can be kept as it is. Looked at before
/// anything is worked out with them: a number of a billion digits costs nothing.
public final class NumberRules {

    /// So that the sum of all lines fits a column of 19 digits.
    private static final int MAXIMUM_DIGITS = 11;

    private NumberRules() {}

    static List<Violation> check(TransactionContent content) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            SalesLine line = content.lines().get(i);
            String at = "lines/" + (i + 1) + "/";
            check(wrong, at + "quantity", line.quantity());
            check(wrong, at + "price", line.price());
            check(wrong, at + "discount_amount", line.discount());
            check(wrong, at + "net_amount", line.net());
            check(wrong, at + "tax_amount", line.tax());
        }
        for (int i = 0; i < content.amounts().size(); i++) {
            check(
                    wrong,
                    "amounts/" + (i + 1) + "/amount",
                    content.amounts().get(i).amount());
        }
        for (int i = 0; i < content.payments().size(); i++) {
            check(
                    wrong,
                    "payments/" + (i + 1) + "/amount",
                    content.payments().get(i).amount());
        }
        return wrong;
    }

    public static boolean isAmount(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= Rounding.LINE_DECIMALS && (long) plain.precision() - plain.scale() <= MAXIMUM_DIGITS;
    }

    private static void check(List<Violation> wrong, String target, BigDecimal number) {
        if (!isAmount(number)) {
            wrong.add(new Violation(
                    TransactionCodes.NOT_AN_AMOUNT,
                    target,
                    "An amount has at most %d digits before the point and %d after it"
                            .formatted(MAXIMUM_DIGITS, Rounding.LINE_DECIMALS)));
        }
    }
}
