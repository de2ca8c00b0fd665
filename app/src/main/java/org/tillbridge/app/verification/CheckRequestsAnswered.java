package org.tillbridge.app.verification;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.app.verification.World.KnownStore;
import org.tillbridge.kernel.sql.Sql;

/// V3: a request is answered, or waits for something that can still come, with a reason; and at
/// rest the store has the answer headquarters gave.
final class CheckRequestsAnswered {

    private static final Sql UNANSWERED = Sql.of(CheckRequestsAnswered.class, "headquarters_unanswered_requests.sql");
    private static final Sql MISCOUNTED = Sql.of(CheckRequestsAnswered.class, "store_miscounted_customers.sql");
    private static final Sql STORE_SUMS = Sql.of(CheckRequestsAnswered.class, "store_answer_sums.sql");
    private static final Sql STORE_ROWS = Sql.of(CheckRequestsAnswered.class, "store_answers_of_buckets.sql");
    private static final Sql STORE_BY_ID = Sql.of(CheckRequestsAnswered.class, "store_answers_by_id.sql");
    private static final Sql HEADQUARTERS_SUMS = Sql.of(CheckRequestsAnswered.class, "headquarters_answer_sums.sql");
    private static final Sql HEADQUARTERS_ROWS =
            Sql.of(CheckRequestsAnswered.class, "headquarters_answers_of_buckets.sql");
    private static final Sql HEADQUARTERS_BY_ID = Sql.of(CheckRequestsAnswered.class, "headquarters_answers_by_id.sql");
    private static final String NO_ANSWER = "none";

    private final World world;
    private final Rest rest;
    private final InstantSource clock;
    private final Findings findings = new Findings();

    CheckRequestsAnswered(World world, Rest rest, InstantSource clock) {
        this.world = world;
        this.rest = rest;
        this.clock = clock;
    }

    Check check() {
        JdbcClient headquarters = world.headquarters().client();
        findings.lookedAt(headquarters
                .sql("select count(*) from request_state")
                .query(Long.class)
                .single());
        findings.take(UNANSWERED, headquarters, Map.of("as_of", clock.instant().atOffset(ZoneOffset.UTC)), "");
        for (KnownStore store : world.stores()) {
            findings.take(MISCOUNTED, store.client(), Map.of(), "store %s: ".formatted(store.id()));
            rest.compareAtRest(store, PredefinedJobs.CUSTOMERS, findings, aside -> compare(store, aside));
        }
        return findings.check("V3", "every request is answered, or waits with a reason");
    }

    private void compare(KnownStore store, Findings aside) {
        JdbcClient headquarters = world.headquarters().client();
        var heard = ComparedRows.of(STORE_SUMS, STORE_ROWS, store.client(), Map.of());
        var given =
                ComparedRows.of(HEADQUARTERS_SUMS, HEADQUARTERS_ROWS, headquarters, Map.of("channel_id", store.id()));
        aside.lookedAt(new CompareByBuckets(heard, given).run(difference -> {
            List<String> requests = Stream.of(difference.onlyHere(), difference.onlyThere(), difference.unequal())
                    .flatMap(List::stream)
                    .sorted()
                    .toList();
            name(store, requests, aside);
        }));
    }

    /// Names those the store still has in its outbox; of what it has purged it needs no answer.
    private void name(KnownStore store, List<String> requests, Findings aside) {
        Map<String, Object> ids =
                Map.of("request_ids", requests.stream().map(UUID::fromString).toArray(UUID[]::new));
        Map<String, String> states = new HashMap<>();
        HEADQUARTERS_BY_ID.list(
                world.headquarters().client(),
                ids,
                (row, number) -> states.put(row.getString("request_id"), row.getString("state")));
        STORE_BY_ID
                .list(
                        store.client(),
                        ids,
                        (row, number) -> "request %s of store %s: the answer at headquarters is %s, at the store %s"
                                .formatted(
                                        row.getString("request_id"),
                                        store.id(),
                                        states.getOrDefault(row.getString("request_id"), NO_ANSWER),
                                        orNone(row.getString("answer"))))
                .forEach(aside::violation);
    }

    private static String orNone(@Nullable String answer) {
        return answer == null ? NO_ANSWER : answer;
    }
}
