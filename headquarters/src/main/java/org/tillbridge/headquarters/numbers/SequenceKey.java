package org.tillbridge.headquarters.numbers;

import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Which number sequence: of a legal entity, for what, and if it has its own, for which customer
/// group or operating unit.
///
/// @param code `CUSTOMER_ACCOUNT` gives the account IDs; others are for whoever asks
/// @param part the customer group of `CUSTOMER_ACCOUNT`, else the operating unit; empty: for all
///     that have none of their own
public record SequenceKey(String legalEntity, String code, String part) {

    public static final String CUSTOMER_ACCOUNT = "CUSTOMER_ACCOUNT";
    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    public SequenceKey {
        if (!code.matches(CODE)) {
            throw new TillbridgeException(
                    ErrorCode.user("NumberSequenceInvalid"),
                    "'%s' cannot be the code of a number sequence: capital letters, digits and _, such as CUSTOMER_ACCOUNT"
                            .formatted(code));
        }
    }

    public boolean isOfCustomers() {
        return code.equals(CUSTOMER_ACCOUNT);
    }

    String customerGroup() {
        return isOfCustomers() ? part : "";
    }

    String operatingUnit() {
        return isOfCustomers() ? "" : part;
    }

    /// As commands and reasons name it: `demo/CUSTOMER_ACCOUNT/VIP`.
    public String text() {
        return part.isEmpty() ? legalEntity + "/" + code : legalEntity + "/" + code + "/" + part;
    }
}
