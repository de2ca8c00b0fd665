package org.tillbridge.channel.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sales.TransactionVerdict;

/// What a till has to say beside the transaction's content.
final class TillRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final List<Violation> wrong = new ArrayList<>();

    TillRules(NewTransaction given) {
        String staff = given.till().staffId();
        Instant occurredAt = given.occurredAt();
        if (!isName(given.till().registerId())) {
            wrong.add(new Violation(
                    "InvalidRegister",
                    "register_id",
                    "A register is named by 1 to 50 letters, digits, dots and hyphens"));
        }
        if (staff != null && !isName(staff)) {
            wrong.add(new Violation(
                    "InvalidStaff", "staff_id", "Staff is named by 1 to 50 letters, digits, dots and hyphens"));
        }
        if (occurredAt != null && (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST))) {
            wrong.add(
                    new Violation("InvalidTime", "occurred_at", "A transaction lies between the years 1990 and 2199"));
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    TransactionVerdict judge(TransactionVerdict content) {
        if (wrong.isEmpty()) {
            return content;
        }
        List<Violation> all = new ArrayList<>(wrong);
        if (content instanceof TransactionVerdict.Refused refused) {
            all.addAll(refused.violations());
        }
        return new TransactionVerdict.Refused(all);
    }
}
