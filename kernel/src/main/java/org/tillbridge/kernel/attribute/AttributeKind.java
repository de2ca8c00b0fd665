package org.tillbridge.kernel.attribute;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.tillbridge.kernel.customer.CustomerRules;

/// What an attribute's values are. Each value has one canonical text, which is what travels and is
/// stored: two texts are the same value exactly if they are equal.
public enum AttributeKind {
    /// Any text that is not blank, at most 1,000 characters; kept exactly.
    TEXT,
    /// A whole number of 64 bits.
    INTEGER,
    /// At most 32 digits, 16 of them behind the point; without zeros at the end.
    DECIMAL,
    /// An amount with at most 4 digits behind the point; the unit of its type is the currency.
    CURRENCY,
    BOOLEAN,
    /// A moment, in UTC.
    DATE_TIME,
    /// The key of a record somewhere else, at most 100 characters; nobody looks whether it is
    /// there.
    REFERENCE;

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_KEY = 100;
    private static final int DIGITS = 32;
    private static final int DECIMALS = 16;
    private static final int CURRENCY_DECIMALS = 4;

    /// Whether values are in an order, and may be held to a range.
    public boolean isRanged() {
        return this == INTEGER || this == DECIMAL || this == CURRENCY || this == DATE_TIME;
    }

    /// The canonical text of a value; empty when the text is not of this kind.
    public Optional<String> canonical(String text) {
        return switch (this) {
            case TEXT -> textUpTo(LONGEST_TEXT, text);
            case REFERENCE ->
                textUpTo(LONGEST_KEY, text).filter(key -> key.chars().noneMatch(Character::isISOControl));
            case BOOLEAN -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(AttributeKind::isBoolean);
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text, DECIMALS);
            case CURRENCY -> decimal(text, CURRENCY_DECIMALS);
            case DATE_TIME -> moment(text);
        };
    }

    /// Of two canonical values, which comes first; only of a ranged kind.
    int compare(String one, String other) {
        return this == DATE_TIME
                ? Instant.parse(one).compareTo(Instant.parse(other))
                : new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    private static Optional<String> textUpTo(int longest, String text) {
        boolean fits =
                !text.isBlank() && text.codePointCount(0, text.length()) <= longest && CustomerRules.isStorable(text);
        return fits ? Optional.of(text) : Optional.empty();
    }

    private static boolean isBoolean(String text) {
        return text.equals("true") || text.equals("false");
    }

    private static Optional<String> integer(String text) {
        try {
            return text.length() > DIGITS ? Optional.empty() : Optional.of(Long.toString(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decimal(String text, int decimals) {
        try {
            // A short text like 1e999999999 would be a very long number.
            var number = text.length() > 2 * DIGITS ? null : new BigDecimal(text);
            if (number == null || Math.abs((long) number.scale()) > 2 * DIGITS) {
                return Optional.empty();
            }
            BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            boolean fits = plain.scale() <= decimals && plain.precision() - Math.min(plain.scale(), 0) <= DIGITS;
            return fits ? Optional.of(plain.toPlainString()) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> moment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > 9999 ? Optional.empty() : Optional.of(moment.toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
