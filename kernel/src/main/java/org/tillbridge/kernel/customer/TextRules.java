package org.tillbridge.kernel.customer;

import java.util.Optional;

/// Any Unicode text is kept exactly as it came, but for what no PostgreSQL text can hold: NUL and
/// half a surrogate pair.
public final class TextRules {

    private TextRules() {}

    static boolean isStorable(String text) {
        return firstUnstorable(text) < 0;
    }

    public static Optional<Violation> check(Slot slot, String value) {
        int bad = firstUnstorable(value);
        if (bad >= 0) {
            String what = value.charAt(bad) == 0 ? "NUL (U+0000)" : "half a surrogate pair";
            String message = "%s has %s at position %d: it cannot be stored".formatted(slot.label(), what, bad + 1);
            return Optional.of(new Violation(Violation.INVALID_TEXT, slot.target(), message));
        }
        int length = value.codePointCount(0, value.length());
        if (length > slot.maximumLength()) {
            String message = "%s has %d characters; at most %d are allowed"
                    .formatted(slot.label(), length, slot.maximumLength());
            return Optional.of(new Violation(slot.tooLong(), slot.target(), message, slot.maximumLength()));
        }
        return Optional.empty();
    }

    /// A plausible shape only: one `@`, something on both sides, no blanks. Local parts need not be
    /// ASCII.
    static Optional<Violation> checkEmail(Slot slot, String value) {
        int at = value.indexOf('@');
        boolean plausible = at > 0
                && at < value.length() - 1
                && value.indexOf('@', at + 1) < 0
                && value.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        return plausible
                ? Optional.empty()
                : Optional.of(new Violation(
                        Violation.INVALID_EMAIL, slot.target(), slot.label() + " must look like name@example.com"));
    }

    private static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /// A place a text goes to: how a message names it and what it can take.
    public record Slot(String target, String label, int maximumLength, String tooLong) {

        static Slot of(CustomerField field) {
            return new Slot(field.column(), field.label(), field.maximumLength(), field.tooLong());
        }

        static Slot of(AddressField field, String address) {
            return new Slot(address + "/" + field.column(), field.label(), field.maximumLength(), field.tooLong());
        }
    }
}
