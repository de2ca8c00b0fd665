package org.tillbridge.headquarters.distribution;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The stores whose poll is held at this headquarters process, and the jobs they were asked to run.
///
/// Only hints live here: what is lost with the process is found again in the tables by the next
/// poll.
public final class WaitingStores {

    private final Map<String, Runnable> waiting = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> wishes = new ConcurrentHashMap<>();

    /// Holds a store's poll until it is woken; a second poll of the same store releases the first.
    public void hold(String channelId, Runnable answer) {
        Runnable earlier = waiting.put(channelId, answer);
        if (earlier != null) {
            earlier.run();
        }
    }

    /// Forgets a held poll that has been answered.
    public void release(String channelId, Runnable answer) {
        waiting.remove(channelId, answer);
    }

    /// Answers the held poll of a store now.
    public void wake(String channelId) {
        Runnable answer = waiting.remove(channelId);
        if (answer != null) {
            answer.run();
        }
    }

    /// Answers it when a moment has come, should it still be held.
    void wakeAfter(String channelId, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> wake(channelId));
    }

    public void wakeAll() {
        List.copyOf(waiting.keySet()).forEach(this::wake);
    }

    /// Asks a store to run a job as soon as it polls.
    public void ask(String channelId, String job) {
        wishes.compute(channelId, (id, jobs) -> {
            Set<String> asked = jobs == null ? new HashSet<>() : jobs;
            asked.add(job);
            return asked;
        });
        wake(channelId);
    }

    public boolean isAsked(String channelId) {
        return wishes.containsKey(channelId);
    }

    /// The jobs the store was asked to run; they are asked once.
    List<String> takeWishes(String channelId) {
        Set<String> jobs = wishes.remove(channelId);
        return jobs == null ? List.of() : jobs.stream().sorted().toList();
    }
}
