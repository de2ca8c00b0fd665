package org.tillbridge.app.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the value of a key may look like.
@SuppressWarnings("ImmutableEnumChecker") // the checks keep nothing
enum ValueKind {
    TEXT("text", text -> !text.isBlank()),
    SECRET("text, masked wherever it is shown", text -> !text.isBlank()),
    PATH("a path, taken from the directory Tillbridge is started in", text -> !text.isBlank()),
    WORD("letters, digits, - and _, at most 32", text -> text.matches(ValueKind.WORD_PATTERN)),
    PREFIX("at most 10 letters, digits, - and /", text -> text.matches("[A-Za-z0-9/-]{0,10}")),
    PORT("a port, 0 to 65535; 0 takes any free one", text -> isNumber(text, 65_535)),
    AMOUNT("a number from 1 to 100000", text -> isNumber(text, 100_000) && Integer.parseInt(text) > 0),
    DIGITS("a number from 1 to 18", text -> isNumber(text, 18) && Integer.parseInt(text) > 0),
    COUNT("a number from 0 to 1000", text -> isNumber(text, 1_000)),
    DURATION("a duration such as 200ms, 5s, 2m, 1h or 14d", ValueKind::isDuration),
    HTTP_URL("an address that begins with http:// or https://", ValueKind::isHttpUrl),
    JDBC_URL("an address that begins with jdbc:postgresql:", text -> text.startsWith("jdbc:postgresql:")),
    ADDRESS("a host name or an IP address", text -> text.matches("[A-Za-z0-9.:_-]+")),
    COUNTRY(
            "two letters of ISO 3166, such as LV",
            text -> Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)),
    CURRENCY("three letters of ISO 4217, such as EUR", ValueKind::isCurrency),
    LANGUAGE("a language tag, such as lv-LV", text -> text.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")),
    DATABASE_KIND("channel or offline", text -> Set.of("channel", "offline").contains(text)),
    LOG_ON("required or open", text -> Set.of("required", "open").contains(text)),
    SWITCH("on or off", text -> Set.of("on", "off").contains(text)),
    STORE_TYPE("store or online", text -> Set.of("store", "online").contains(text)),
    JOB_MODE("continuous or manual", text -> Set.of("continuous", "manual").contains(text)),
    LOG_LEVEL(
            "error, warn, info, debug or trace",
            text -> Set.of("error", "warn", "info", "debug", "trace").contains(text));

    static final String WORD_PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";
    private static final Pattern DURATION_PATTERN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final String expected;
    private final Predicate<String> check;

    ValueKind(String expected, Predicate<String> check) {
        this.expected = expected;
        this.check = check;
    }

    /// What a person should have written, for messages and the reference page.
    String expected() {
        return expected;
    }

    boolean accepts(String text) {
        return check.test(text);
    }

    static Duration duration(String text) {
        Matcher found = DURATION_PATTERN.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("Not a duration: " + text);
        }
        long amount = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static boolean isDuration(String text) {
        return DURATION_PATTERN.matcher(text).matches();
    }

    private static boolean isNumber(String text, int largest) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) <= largest;
    }

    private static boolean isHttpUrl(String text) {
        if (!text.matches("https?://[^\\s/]+.*\\S")) {
            return false;
        }
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCurrency(String text) {
        return java.util.Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(text));
    }
}
