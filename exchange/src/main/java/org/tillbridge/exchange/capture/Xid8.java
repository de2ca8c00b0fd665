package org.tillbridge.exchange.capture;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// PostgreSQL's 64-bit transaction id, unsigned; ids never wrap around.
///
/// @param bits the id's 64 bits: compare by [Long#compareUnsigned], print by [#toString]
public record Xid8(long bits) implements Comparable<Xid8> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    /// Reads what PostgreSQL prints.
    public static Xid8 of(String digits) {
        try {
            if (DIGITS.matcher(digits).matches()) {
                return new Xid8(Long.parseUnsignedLong(digits));
            }
        } catch (NumberFormatException e) {
            throw notAnId(digits, e);
        }
        throw notAnId(digits, null);
    }

    private static TillbridgeException notAnId(String digits, @Nullable Throwable cause) {
        return new TillbridgeException(
                ErrorCode.data("NotATransactionId"), "Not a transaction id: '%s'".formatted(digits), cause);
    }

    @Override
    public int compareTo(Xid8 other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
