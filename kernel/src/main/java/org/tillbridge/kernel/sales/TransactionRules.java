package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.kernel.customer.Violation;

/// Whether a transaction adds up: gross = net + tax + charges, payments = gross + rounding. Amounts
/// are taken as given and never corrected; only a rounding that is not given is worked out.
public final class TransactionRules {

    /// So that a transaction goes up in one session with all its lines.
    public static final int MAXIMUM_LINES = 5_000;

    public static final int MAXIMUM_AMOUNTS = 20_000;
    public static final int MAXIMUM_PAYMENTS = 100;

    /// What a caller can read.
    public static final int MAXIMUM_VIOLATIONS = 50;

    /// Coins a total may be rounded to, in the currency's smallest ones: a Swedish total goes to a
    /// whole krona.
    private static final BigDecimal LARGEST_ROUNDING = new BigDecimal(50);

    private TransactionRules() {}

    public static TransactionVerdict check(TransactionContent content) {
        List<Violation> wrong = sizes(content);
        if (wrong.isEmpty()) {
            wrong = NumberRules.check(content);
        }
        return wrong.isEmpty() ? checkParts(content) : refused(wrong);
    }

    private static TransactionVerdict checkParts(TransactionContent content) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            wrong.addAll(LineRules.check(content, i));
        }
        wrong.addAll(AmountRules.check(content));
        wrong.addAll(payments(content));
        if (!wrong.isEmpty()) {
            return refused(wrong);
        }
        TransactionContent rounded = withRounding(content);
        TransactionTotals totals = TransactionTotals.of(rounded);
        List<Violation> unpaid = paid(rounded, totals);
        return unpaid.isEmpty() ? new TransactionVerdict.Accepted(rounded, totals) : refused(unpaid);
    }

    private static List<Violation> sizes(TransactionContent content) {
        List<Violation> wrong = new ArrayList<>();
        if (content.lines().isEmpty()) {
            wrong.add(new Violation(
                    TransactionCodes.EMPTY, "lines", "A transaction has at least one line; ring up what is sold"));
        }
        tooMany(wrong, "lines", content.lines().size(), MAXIMUM_LINES);
        tooMany(wrong, "amounts", content.amounts().size(), MAXIMUM_AMOUNTS);
        tooMany(wrong, "payments", content.payments().size(), MAXIMUM_PAYMENTS);
        if (content.kind() == TransactionKind.CUSTOMER_ORDER && content.customer() == null) {
            wrong.add(new Violation(
                    TransactionCodes.CUSTOMER_MISSING, "customer_id", "A customer order names the customer it is for"));
        }
        return wrong;
    }

    private static void tooMany(List<Violation> wrong, String what, int size, int maximum) {
        if (size > maximum) {
            String message = "%d %s; one transaction takes %d. Ring up several".formatted(size, what, maximum);
            wrong.add(new Violation(TransactionCodes.TOO_LARGE, what, message, maximum));
        }
    }

    private static List<Violation> payments(TransactionContent content) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < content.payments().size(); i++) {
            SalesPayment payment = content.payments().get(i);
            if (payment.amount().stripTrailingZeros().scale()
                    > content.currency().exponent()) {
                wrong.add(new Violation(
                        TransactionCodes.PAYMENT_DECIMALS,
                        "payments/" + (i + 1) + "/amount",
                        "A payment in %s has at most %d decimals"
                                .formatted(
                                        content.currency(), content.currency().exponent())));
            }
        }
        return wrong;
    }

    private static TransactionContent withRounding(TransactionContent content) {
        boolean isGiven = content.amounts().stream().anyMatch(amount -> amount.kind() == AmountKind.ROUNDING);
        BigDecimal gross = TransactionTotals.of(content).gross();
        BigDecimal rounding = Rounding.toCurrency(gross, content.currency()).subtract(gross);
        return isGiven || rounding.signum() == 0
                ? content
                : content.with(new SalesAmount(AmountKind.ROUNDING, null, null, rounding));
    }

    private static List<Violation> paid(TransactionContent content, TransactionTotals totals) {
        if (totals.rounding()
                        .abs()
                        .compareTo(LARGEST_ROUNDING.multiply(content.currency().smallest()))
                > 0) {
            return List.of(new Violation(
                    TransactionCodes.ROUNDING,
                    "amounts",
                    "A total is rounded by at most %s smallest coins of %s"
                            .formatted(LARGEST_ROUNDING, content.currency())));
        }
        BigDecimal owed = totals.gross().add(totals.rounding());
        if (totals.payments().compareTo(owed) == 0) {
            return List.of();
        }
        return List.of(new Violation(
                TransactionCodes.PAYMENTS,
                "payments",
                "Payments come to %s, the total to %s: enter what is missing, or what was given back"
                        .formatted(totals.payments().toPlainString(), owed.toPlainString())));
    }

    private static TransactionVerdict refused(List<Violation> wrong) {
        return new TransactionVerdict.Refused(wrong.subList(0, Math.min(wrong.size(), MAXIMUM_VIOLATIONS)));
    }
}
