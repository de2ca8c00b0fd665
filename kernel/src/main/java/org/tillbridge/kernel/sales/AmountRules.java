package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.customer.Violation;

/// Whether what is given beside the lines fits them: discounts and taxes say what a line's own
/// consist of, charges and rounding are of the whole transaction.
final class AmountRules {

    private static final int CODE_LENGTH = 100;

    private AmountRules() {}

    static List<Violation> check(TransactionContent content) {
        List<Violation> wrong = new ArrayList<>();
        Map<Part, BigDecimal> sums = new HashMap<>();
        for (int i = 0; i < content.amounts().size(); i++) {
            SalesAmount amount = content.amounts().get(i);
            String at = "amounts/" + (i + 1) + "/";
            LineRules.text(at + "code", amount.code(), CODE_LENGTH).ifPresent(wrong::add);
            place(wrong, at + "line_no", amount, content.lines().size());
            if (amount.line() != null) {
                sums.merge(new Part(amount.kind(), amount.line()), amount.amount(), BigDecimal::add);
            }
        }
        for (int i = 0; i < content.payments().size(); i++) {
            String at = "payments/" + (i + 1) + "/tender";
            LineRules.text(at, content.payments().get(i).tender(), CODE_LENGTH).ifPresent(wrong::add);
        }
        if (wrong.isEmpty()) {
            sums.forEach((part, sum) -> compare(wrong, content.lines().get(part.line() - 1), part, sum));
        }
        return wrong;
    }

    private record Part(AmountKind kind, int line) {}

    private static void place(List<Violation> wrong, String target, SalesAmount amount, int lines) {
        boolean ofWhole = amount.kind() == AmountKind.CHARGE || amount.kind() == AmountKind.ROUNDING;
        if (ofWhole && amount.line() != null) {
            wrong.add(new Violation(
                    TransactionCodes.AMOUNT_KIND, target, "A charge or rounding has no line: it is of all of them"));
        }
        if (amount.kind() == AmountKind.DISCOUNT && amount.line() == null) {
            wrong.add(new Violation(
                    TransactionCodes.AMOUNT_LINE, target, "A discount of the whole is given by its part of each line"));
        }
        if (amount.line() != null && (amount.line() < 1 || amount.line() > lines)) {
            wrong.add(new Violation(TransactionCodes.AMOUNT_LINE, target, "There are lines 1 to " + lines));
        }
    }

    private static void compare(List<Violation> wrong, SalesLine line, Part part, BigDecimal sum) {
        BigDecimal ofLine = part.kind() == AmountKind.DISCOUNT ? line.discount() : line.tax();
        if (sum.compareTo(ofLine) != 0) {
            wrong.add(new Violation(
                    TransactionCodes.AMOUNTS,
                    "lines/" + part.line(),
                    "Its amounts of kind %s come to %s, the line says %s"
                            .formatted(part.kind(), sum.toPlainString(), ofLine.toPlainString())));
        }
    }
}
