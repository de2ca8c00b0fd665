package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.TextRules;
import org.tillbridge.kernel.customer.Violation;

/// Whether one line adds up, its signs fit, and its texts can be kept.
final class LineRules {

    private static final int ITEM_LENGTH = 100;
    private static final int TEXT_LENGTH = 1_000;

    private LineRules() {}

    static List<Violation> check(TransactionContent content, int index) {
        SalesLine line = content.lines().get(index);
        String at = "lines/" + (index + 1) + "/";
        List<Violation> wrong = new ArrayList<>();
        texts(wrong, at, line);
        signs(wrong, at, line, content.kind());
        BigDecimal full = Rounding.toLine(line.quantity().multiply(line.price()));
        if (isAgainst(line.discount(), full) || line.discount().abs().compareTo(full.abs()) > 0) {
            wrong.add(violation(
                    TransactionCodes.LINE_DISCOUNT, at + "discount_amount", "A discount is at most the line itself"));
        }
        if (line.net().compareTo(full.subtract(line.discount())) != 0) {
            wrong.add(violation(
                    TransactionCodes.NET_AMOUNT,
                    at + "net_amount",
                    "Quantity times price less discount is "
                            + full.subtract(line.discount()).toPlainString()));
        }
        return wrong;
    }

    private static void signs(List<Violation> wrong, String at, SalesLine line, TransactionKind kind) {
        if (line.quantity().signum() == 0) {
            wrong.add(violation(TransactionCodes.NO_QUANTITY, at + "quantity", "Say how much of it is sold"));
        }
        if (line.price().signum() < 0) {
            wrong.add(violation(
                    TransactionCodes.NEGATIVE_PRICE, at + "price", "To give back, make the quantity negative"));
        }
        if (isAgainst(line.tax(), line.quantity())) {
            wrong.add(violation(TransactionCodes.SIGN, at + "tax_amount", "The tax has the sign of the quantity"));
        }
        if (kind == TransactionKind.RETURN && line.quantity().signum() > 0) {
            wrong.add(violation(
                    TransactionCodes.RETURN_SIGN,
                    at + "quantity",
                    "What is given back has a negative quantity; ring up an exchange as a sale"));
        }
    }

    private static void texts(List<Violation> wrong, String at, SalesLine line) {
        if (line.item().isBlank()) {
            wrong.add(violation(TransactionCodes.ITEM_MISSING, at + "item", "A line names what is sold"));
        }
        text(at + "item", line.item(), ITEM_LENGTH).ifPresent(wrong::add);
        text(at + "description", line.description(), TEXT_LENGTH).ifPresent(wrong::add);
        text(at + "barcode", line.barcode(), ITEM_LENGTH).ifPresent(wrong::add);
        text(at + "unit", line.unit(), ITEM_LENGTH).ifPresent(wrong::add);
        text(at + "tax_group", line.taxGroup(), ITEM_LENGTH).ifPresent(wrong::add);
    }

    static Optional<Violation> text(String target, @Nullable String value, int maximumLength) {
        return value == null
                ? Optional.empty()
                : TextRules.check(new TextRules.Slot(target, target, maximumLength, Violation.FIELD_TOO_LONG), value);
    }

    private static boolean isAgainst(BigDecimal amount, BigDecimal base) {
        return amount.signum() != 0 && amount.signum() == -base.signum();
    }

    private static Violation violation(String code, String target, String message) {
        return new Violation(code, target, message);
    }
}
