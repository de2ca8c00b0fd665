package org.tillbridge.headquarters.repair;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The last row of a page.
sealed interface RequestCursor {

    Pattern SPELLING = Pattern.compile("open:(\\d{1,18})|answered:(\\d{1,20}):([0-9a-f-]{36})");

    /// Of an open request.
    record Open(long arrivalNo) implements RequestCursor {
        static final Open FIRST = new Open(-1);

        @Override
        public String toString() {
            return "open:" + arrivalNo;
        }
    }

    /// Of an answered one.
    record Answered(String changedXid, UUID requestId) implements RequestCursor {
        static final Answered FIRST = new Answered("18446744073709551615", new UUID(-1, -1));

        @Override
        public String toString() {
            return "answered:" + changedXid + ":" + requestId;
        }
    }

    static RequestCursor parse(String text) {
        Matcher spelled = SPELLING.matcher(text);
        if (!spelled.matches()) {
            throw new TillbridgeException(
                    ErrorCode.user("PageUnknown"), "There is no page '%s'; begin with the first one".formatted(text));
        }
        return spelled.group(1) != null
                ? new Open(Long.parseLong(spelled.group(1)))
                : new Answered(spelled.group(2), UUID.fromString(spelled.group(3)));
    }
}
