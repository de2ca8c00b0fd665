package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.IdempotencyKey;
import org.tillbridge.kernel.customer.CountryCheck;

/// What a caller says about an operation beside its content.
final class OperationHeaders {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String PREFER = "Prefer";
    private static final String STRICT = "handling=strict";
    private static final Pattern MAX_PAGE_SIZE = Pattern.compile("(?:odata\\.)?maxpagesize=(\\d{1,6})");
    private static final Pattern ORIGINAL_VERSION = Pattern.compile("(?:^|&)api-version=\\d");
    private static final Set<String> GOES_ON = Set.of(
            "continue-on-error", "odata.continue-on-error", "continue-on-error=true", "odata.continue-on-error=true");
    private static final Set<String> TRACKS = Set.of("odata.track-changes", "track-changes");
    private static final String WARN_OF_DUPLICATES = "duplicates=warn";

    private OperationHeaders() {}

    static @Nullable IdempotencyKey findIdempotencyKey(HttpServletRequest request) {
        String given = request.getHeader(IDEMPOTENCY_KEY);
        if (given == null) {
            return null;
        }
        return IdempotencyKey.parse(given)
                .orElseThrow(() -> Refusal.badRequest(
                        "InvalidIdempotencyKey",
                        IDEMPOTENCY_KEY,
                        "Idempotency-Key is 1 to %d characters of printable ASCII"
                                .formatted(IdempotencyKey.MAXIMUM_LENGTH)));
    }

    /// `Prefer: handling=strict` (RFC 7240) lets unusual addresses be refused.
    static CountryCheck countryCheck(HttpServletRequest request) {
        return prefers(request, STRICT) ? CountryCheck.REFUSES : CountryCheck.WARNS;
    }

    /// `Prefer: duplicates=warn` lets a create be refused whose e-mail or phone somebody has; without
    /// it she is created all the same.
    static boolean warnsOfDuplicates(HttpServletRequest request) {
        return prefers(request, WARN_OF_DUPLICATES);
    }

    /// Clients of the original name its version in every call (`api-version=7.3`); others may ask with
    /// `Prefer: errors=commerce`.
    static boolean asksForOriginalErrors(HttpServletRequest request) {
        String query = request.getQueryString();
        return (query != null && ORIGINAL_VERSION.matcher(query).find()) || prefers(request, "errors=commerce");
    }

    /// `Prefer: continue-on-error` lets a batch go on behind a request that failed.
    static boolean goesOnAfterErrors(HttpServletRequest request) {
        return preferences(request).anyMatch(GOES_ON::contains);
    }

    /// `Prefer: return=minimal` wants no customer in the answer to a create or a change.
    static boolean wantsNoContent(HttpServletRequest request) {
        return prefers(request, "return=minimal");
    }

    /// `Prefer: odata.track-changes` wants a link to what changes from now on.
    static boolean tracksChanges(HttpServletRequest request) {
        return preferences(request).anyMatch(TRACKS::contains);
    }

    /// `Prefer: maxpagesize=50` (also `odata.maxpagesize`) says how many rows a page has at most.
    static int pageRows(HttpServletRequest request) {
        return preferences(request)
                .map(MAX_PAGE_SIZE::matcher)
                .filter(Matcher::matches)
                .map(said -> Integer.parseInt(said.group(1)))
                .findFirst()
                .map(said -> Math.clamp(said, 1, ListCustomers.MOST_ROWS))
                .orElse(ListCustomers.USUAL_ROWS);
    }

    private static boolean prefers(HttpServletRequest request, String wanted) {
        return preferences(request).anyMatch(wanted::equals);
    }

    private static Stream<String> preferences(HttpServletRequest request) {
        return Collections.list(request.getHeaders(PREFER)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(preference -> preference.strip().toLowerCase(Locale.ROOT));
    }
}
