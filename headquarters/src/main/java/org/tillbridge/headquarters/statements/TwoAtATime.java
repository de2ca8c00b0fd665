package org.tillbridge.headquarters.statements;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.tillbridge.exchange.schedule.SideBySide;
import org.tillbridge.headquarters.audit.Actor;

/// Works through groups of statements on two connections: they share no sale, and wait for each
/// other only where numbers are taken.
final class TwoAtATime {

    private TwoAtATime() {}

    /// Returns the sum of what `work` returned. When one group fails as a whole, the other thread
    /// still goes through those that are left.
    static int run(List<List<UUID>> groups, ToIntFunction<List<UUID>> work) {
        if (groups.size() < 2) {
            return groups.stream().mapToInt(work).sum();
        }
        var left = new ConcurrentLinkedQueue<>(groups);
        String person = Actor.person();
        Supplier<Integer> worker = () -> ScopedValue.where(Actor.PERSON, person).call(() -> workThrough(left, work));
        return SideBySide.run(List.of(worker, worker)).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static int workThrough(Queue<List<UUID>> left, ToIntFunction<List<UUID>> work) {
        int sum = 0;
        for (List<UUID> group = left.poll(); group != null; group = left.poll()) {
            sum += work.applyAsInt(group);
        }
        return sum;
    }
}
