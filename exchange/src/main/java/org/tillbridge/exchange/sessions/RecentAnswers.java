package org.tillbridge.exchange.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tillbridge.exchange.sessions.BuildDownloadPackage.Question;

/// What stores were answered a moment ago: a thousand stores of a group at one cursor ask the
/// database once for each release. Forgotten after two seconds, because address books of a group
/// change without a release.
final class RecentAnswers {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Question, Answered> answers = new ConcurrentHashMap<>();

    RecentAnswers(InstantSource clock) {
        this.clock = clock;
    }

    private record Answered(Optional<UUID> packageId, Instant at) {}

    /// Empty when nobody asked lately.
    Optional<Optional<UUID>> find(Question question) {
        Answered answered = answers.get(question);
        return answered != null && clock.instant().isBefore(answered.at().plus(FRESH))
                ? Optional.of(answered.packageId())
                : Optional.empty();
    }

    Optional<UUID> keep(Question question, Optional<UUID> packageId) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        answers.put(question, new Answered(packageId, clock.instant()));
        return packageId;
    }
}
