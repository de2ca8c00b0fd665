package org.tillbridge.channel.sales;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sales.NumberRules;
import org.tillbridge.kernel.sales.TransactionCodes;

/// Whether what was counted at the end of a shift can be kept.
final class TenderRules {

    private static final int MOST = 100;

    private TenderRules() {}

    static List<Violation> check(List<CountedTender> tenders) {
        List<Violation> wrong = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (CountedTender tender : tenders) {
            if (!TillRules.isName(tender.tender()) || !named.add(tender.tender())) {
                wrong.add(new Violation(
                        "InvalidTender",
                        "tenders",
                        "Each tender is counted once, named by 1 to 50 letters and digits"));
            }
            if (!NumberRules.isAmount(tender.startedWith())
                    || !NumberRules.isAmount(tender.removed())
                    || !NumberRules.isAmount(tender.counted())) {
                wrong.add(new Violation(
                        TransactionCodes.NOT_AN_AMOUNT,
                        "tenders",
                        "An amount has at most 11 digits before the point and 4 after it"));
            }
        }
        if (tenders.size() > MOST) {
            return List.of(
                    new Violation(TransactionCodes.TOO_LARGE, "tenders", "A shift counts at most 100 tenders", MOST));
        }
        return wrong;
    }
}
