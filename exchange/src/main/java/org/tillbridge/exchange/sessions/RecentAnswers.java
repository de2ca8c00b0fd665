package org.tillbridge.exchange.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What was answered a moment ago: a thousand stores of a group at one cursor ask the database once
/// for each release. Forgotten after two seconds, because stores move from group to group without a
/// release.
final class RecentAnswers<Q, A> {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Q, Answered<A>> answers = new ConcurrentHashMap<>();

    RecentAnswers(InstantSource clock) {
        this.clock = clock;
    }

    private record Answered<A>(A answer, Instant at) {}

    /// Empty when nobody asked lately.
    Optional<A> find(Q question) {
        Answered<A> answered = answers.get(question);
        return answered != null && clock.instant().isBefore(answered.at().plus(FRESH))
                ? Optional.of(answered.answer())
                : Optional.empty();
    }

    A keep(Q question, A answer) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        answers.put(question, new Answered<>(answer, clock.instant()));
        return answer;
    }
}
