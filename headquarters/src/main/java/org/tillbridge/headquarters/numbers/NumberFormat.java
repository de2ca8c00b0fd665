package org.tillbridge.headquarters.numbers;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// How a number sequence's numbers look, checked: its segments in their order. The database writes
/// the numbers (`numbers.rendered`); here is only what a format may be.
public record NumberFormat(String text, List<Segment> segments) {

    private static final ErrorCode INVALID = ErrorCode.user("NumberFormatInvalid");
    private static final BigInteger MOST_NUMBERS = BigInteger.TEN.pow(18);
    private static final Pattern SEGMENT = Pattern.compile("(#+)|(&+)|(\\{[^}]*})|([A-Za-z0-9_/.:-]+)");
    private static final String HELP =
            "; a format is made of # (a digit), & (a letter), {legal-entity}, {operating-unit} and constants, such as C######, ####_2017 or AA-&&-####";

    /// A part of a format.
    public sealed interface Segment {

        /// How many texts it can be.
        default BigInteger texts() {
            return BigInteger.ONE;
        }

        record Constant(String text) implements Segment {}

        record Digits(int places) implements Segment {
            @Override
            public BigInteger texts() {
                return BigInteger.TEN.pow(places);
            }
        }

        record Letters(int places) implements Segment {
            @Override
            public BigInteger texts() {
                return BigInteger.valueOf(26).pow(places);
            }
        }

        /// What the sequence belongs to stands there.
        enum Scope implements Segment {
            LEGAL_ENTITY("{legal-entity}"),
            OPERATING_UNIT("{operating-unit}");

            private final String text;

            Scope(String text) {
                this.text = text;
            }
        }
    }

    public NumberFormat {
        segments = List.copyOf(segments);
        if (text.isEmpty() || text.length() > AccountId.MAXIMUM_LENGTH) {
            throw invalid(text, "it has 1 to %d characters".formatted(AccountId.MAXIMUM_LENGTH));
        }
        if (segments.stream().noneMatch(segment -> segment.texts().compareTo(BigInteger.ONE) > 0)) {
            throw invalid(text, "it has no digits: every number would look alike");
        }
        if (texts(segments).compareTo(MOST_NUMBERS) > 0) {
            throw invalid(text, "it has more than 18 digits' worth of numbers");
        }
    }

    /// Throws `NumberFormatInvalid` with what is wrong and what a format looks like.
    public static NumberFormat parse(String text) {
        List<Segment> segments = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!segment.find(at) || segment.start() != at) {
                throw invalid(text, "'%s' is not allowed".formatted(text.charAt(at)));
            }
            segments.add(segment(text, segment));
            at = segment.end();
        }
        return new NumberFormat(text, segments);
    }

    private static Segment segment(String text, Matcher found) {
        String part = found.group();
        if (found.group(1) != null) {
            return new Segment.Digits(part.length());
        }
        if (found.group(2) != null) {
            return new Segment.Letters(part.length());
        }
        return found.group(3) == null ? new Segment.Constant(part) : scope(text, part);
    }

    private static Segment scope(String text, String part) {
        for (Segment.Scope scope : Segment.Scope.values()) {
            if (scope.text.equals(part)) {
                return scope;
            }
        }
        throw invalid(text, part + " is not known");
    }

    public boolean names(Segment.Scope scope) {
        return segments.contains(scope);
    }

    /// The highest number it can write.
    public long highestNumber() {
        return texts(segments).longValueExact() - 1;
    }

    /// Whether two patterns (formats with their scopes filled in) can write the same text.
    static boolean canCollide(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            if (!canBeAlike(one.charAt(i), other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean canBeAlike(char one, char other) {
        return one == other || isPlaceFor(one, other) || isPlaceFor(other, one);
    }

    private static boolean isPlaceFor(char place, char constant) {
        return switch (place) {
            case '#' -> constant >= '0' && constant <= '9';
            case '&' -> constant >= 'A' && constant <= 'Z';
            default -> false;
        };
    }

    private static BigInteger texts(List<Segment> segments) {
        return segments.stream().map(Segment::texts).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private static TillbridgeException invalid(String text, String why) {
        return new TillbridgeException(INVALID, "'%s' cannot be a format: %s%s".formatted(text, why, HELP));
    }
}
