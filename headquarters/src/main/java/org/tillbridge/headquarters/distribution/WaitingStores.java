package org.tillbridge.headquarters.distribution;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.tillbridge.kernel.sql.Database;

/// The stores whose poll is held at this headquarters process, and, in the database, the jobs that
/// stores were asked to run: the next poll may be at another process.
public final class WaitingStores {

    private final Map<String, Runnable> waiting = new ConcurrentHashMap<>();
    private final Database database;

    public WaitingStores(Database database) {
        this.database = database;
    }

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
        database.client()
                .sql(
                        "insert into store_wish (channel_id, job) values (:channel_id, :job) on conflict (channel_id, job) do nothing")
                .param("channel_id", channelId)
                .param("job", job)
                .update();
        wake(channelId);
    }

    /// The jobs the store was asked to run; they are asked once.
    List<String> takeWishes(String channelId) {
        return database
                .client()
                .sql("delete from store_wish where channel_id = :channel_id returning job")
                .param("channel_id", channelId)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
