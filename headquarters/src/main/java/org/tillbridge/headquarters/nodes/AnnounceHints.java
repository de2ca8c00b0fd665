package org.tillbridge.headquarters.nodes;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.kernel.sql.Database;

/// Sends hints to the other headquarters processes, each kind once however often it is said while
/// one is on its way. Nobody waits for it, and nothing is sent while nobody else is there: a
/// `NOTIFY` takes a lock that all commits with one share.
public final class AnnounceHints implements AutoCloseable {

    static final String CHANNEL = "tillbridge";
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final Database database;
    private final UUID self;
    private final BooleanSupplier othersAreThere;
    private final Set<Hint> pending = ConcurrentHashMap.newKeySet();
    private final ContinuousJob sending = new ContinuousJob("hints", REST, LONGEST_BACK_OFF, this::send);

    AnnounceHints(Database database, UUID self, BooleanSupplier othersAreThere) {
        this.database = database;
        this.self = self;
        this.othersAreThere = othersAreThere;
    }

    /// Says it soon.
    public void say(Hint.Kind kind, Collection<String> about) {
        if (othersAreThere.getAsBoolean()) {
            pending.add(Hint.of(kind, about));
            sending.wake();
        }
    }

    void start() {
        sending.start();
    }

    private void send() {
        List<Hint> now = List.copyOf(pending);
        now.forEach(pending::remove);
        now.forEach(hint -> database.client()
                .sql("select pg_notify(:channel, :payload)")
                .param("channel", CHANNEL)
                .param("payload", hint.payload(self))
                .query((row, number) -> true)
                .single());
    }

    @Override
    public void close() {
        sending.close();
    }
}
