package org.tillbridge.kernel.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The number on a loyalty card: one card in the whole chain.
public record LoyaltyCardNumber(String value) {

    /// Letters, digits and hyphens, as a card is printed. Headquarters' statement is handed the same.
    public static final String FORMAT = "^[A-Z0-9][A-Z0-9-]{3,29}$";

    private static final Pattern WELL_FORMED = Pattern.compile(FORMAT);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /// 9 is no payment card of any bank (ISO/IEC 7812).
    private static final String OURS = "9";

    private static final int RANDOM_DIGITS = 17;

    public LoyaltyCardNumber {
        if (!WELL_FORMED.matcher(value).find()) {
            throw new IllegalArgumentException("Not the number of a loyalty card: " + value.length() + " characters");
        }
    }

    /// As scanned or typed: blanks do not count, nor does the case of letters.
    public static Optional<LoyaltyCardNumber> parse(String given) {
        String plain = BLANKS.matcher(given).replaceAll("").toUpperCase(Locale.ROOT);
        return WELL_FORMED.matcher(plain).find() ? Optional.of(new LoyaltyCardNumber(plain)) : Optional.empty();
    }

    /// A new number of 19 digits, the last a check digit: so many that a store needs to ask nobody,
    /// keeps no counter that a restore could turn back, and nobody guesses one.
    public static LoyaltyCardNumber random(RandomGenerator source) {
        var digits = new StringBuilder(OURS);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append(source.nextInt(10));
        }
        return new LoyaltyCardNumber(digits.append(checkDigit(digits)).toString());
    }

    /// After Luhn (ISO/IEC 7812-1), for the digit that is to follow.
    private static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
