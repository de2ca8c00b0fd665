package org.tillbridge.channel.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tillbridge.channel.odata.BadQuery;
import org.tillbridge.channel.query.FindChangedCustomers.Horizon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a link to changes carries. The caller may change it, so it is checked like anything that
/// is sent.
///
/// @param since    the horizon of the round before; null while the first one goes on
/// @param until    the horizon of the round that goes on; null before a round begins
/// @param newest   what is newer is for the next round; null with `until`
/// @param question the digest of what was asked
/// @param origin   the database it was asked of
/// @param seconds  when the round before began, since 1970
record DeltaToken(
        @Nullable Long since,
        @Nullable Long until,
        @Nullable Long newest,
        String question,
        String origin,
        long seconds) {

    /// Less than removed customers are remembered.
    private static final Duration LONGEST = Duration.ofDays(7);
    // Transaction numbers are compared in a circle of 2^31.
    private static final long MOST_TRANSACTIONS = 1_000_000_000;
    private static final String TARGET = "$deltatoken";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of a round's pages.
    static DeltaToken within(@Nullable Long since, Horizon began, String question) {
        return new DeltaToken(since, began.transaction(), began.newest(), question, began.origin(), began.seconds());
    }

    /// Of the link to the next round.
    DeltaToken next() {
        return new DeltaToken(until, null, null, question, origin, seconds);
    }

    String encoded() {
        String json = JSON.writeValueAsString(this);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static DeltaToken decoded(String text) {
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(text));
            return new DeltaToken(
                    number(node, "since"),
                    number(node, "until"),
                    number(node, "newest"),
                    node.path("question").asString(""),
                    node.path("origin").asString(""),
                    node.path("seconds").asLong(0));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw notOurs();
        }
    }

    /// Throws unless everything that changed since can still be told.
    void require(Horizon now, String asked) {
        if ((since == null && until == null) || (until == null) != (newest == null) || !question.equals(asked)) {
            throw notOurs();
        }
        long from = since == null ? end() : since;
        boolean isKept = origin.equals(now.origin())
                && seconds > now.seconds() - LONGEST.toSeconds()
                && from <= now.newest()
                && end() <= now.newest()
                && (newest == null || newest <= now.newest())
                && from > now.newest() - MOST_TRANSACTIONS;
        if (!isKept) {
            throw Refusal.of(
                    HttpStatus.GONE,
                    Problem.of(
                            "DeltaLinkExpired",
                            TARGET,
                            "What changed since this link was given is no longer known (it is good for %d days, on one database); read the customers anew with Prefer: odata.track-changes"
                                    .formatted(LONGEST.toDays())));
        }
    }

    private long end() {
        return until == null ? 0 : until;
    }

    private static @Nullable Long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.canConvertToLong() && value.isIntegralNumber() && value.longValue() > 0 ? value.longValue() : null;
    }

    private static BadQuery notOurs() {
        return new BadQuery(
                "InvalidDeltaToken",
                TARGET,
                "$deltatoken is of another question; follow the link of the answer before as it is");
    }
}
