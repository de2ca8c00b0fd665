package org.tillbridge.bench.latency;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// One customer from the moment its creation was due at the till until every store shows its
/// account ID. Times are those of [System#nanoTime].
final class Journey {

    private final UUID customer;
    private final String origin;
    private final long due;
    private final long answered;
    /// Mutable: filled by the watchers of the stores.
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /// @param due      when the schedule wanted the creation, however late it was sent
    /// @param answered when the till had the answer
    Journey(UUID customer, String origin, long due, long answered) {
        this.customer = customer;
        this.origin = origin;
        this.due = due;
        this.answered = answered;
    }

    UUID customer() {
        return customer;
    }

    boolean startedAt(String store) {
        return origin.equals(store);
    }

    void seenAt(String store, long now) {
        seen.putIfAbsent(store, now);
    }

    boolean isSeenAt(String store) {
        return seen.containsKey(store);
    }

    boolean isSeenBy(int stores) {
        return seen.size() == stores;
    }

    double millisToAnswer() {
        return (answered - due) / 1e6;
    }

    double millisToOrigin() {
        return (seen.getOrDefault(origin, Long.MAX_VALUE) - due) / 1e6;
    }

    double millisToEverywhere() {
        return (seen.values().stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE) - due) / 1e6;
    }
}
