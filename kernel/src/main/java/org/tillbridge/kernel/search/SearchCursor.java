package org.tillbridge.kernel.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last row of a page, by what it was sorted by: rows that come or go before it move nothing
/// behind it.
///
/// @param rank  0 unless sorted by ranking
/// @param text  its name, account or e-mail, as it is sorted
public record SearchCursor(int rank, UUID customerId, String text) {

    private static final Pattern SPELLING = Pattern.compile("(-?\\d{1,6}):([0-9a-f-]{36}):(.*)", Pattern.DOTALL);

    /// For the caller, who gives it back as it is.
    public String encoded() {
        String spelled = "%d:%s:%s".formatted(rank, customerId, text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(spelled.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty when it is none of ours.
    public static Optional<SearchCursor> decoded(String given) {
        try {
            Matcher spelled =
                    SPELLING.matcher(new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8));
            return spelled.matches()
                    ? Optional.of(new SearchCursor(
                            Integer.parseInt(spelled.group(1)), UUID.fromString(spelled.group(2)), spelled.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
