package org.tillbridge.headquarters.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.changes.ReadChanges.Numbered;
import org.tillbridge.headquarters.webhooks.SendWebhook.Message;
import org.tillbridge.headquarters.webhooks.SendWebhook.Outcome;
import org.tillbridge.headquarters.webhooks.Webhooks.Told;

/// Tells each webhook the changes it was not told yet, one after the other in their order: what
/// fails is tried again, and nothing behind it is told before.
///
/// One headquarters process at a time tells a webhook: it has a lock of the database on a connection
/// of its own, which falls with the process. What was told is in the table after each message; a
/// process that ends between the two tells the last one again, with the same id.
public final class DeliverWebhooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhooks.class);
    private static final int AT_ONCE = 200;
    private static final int LOCKS = 0x7143_0002;

    private final Webhooks webhooks;
    private final ReadChanges changes;
    private final SendWebhook send;
    private final WebhookProgress progress;
    private final DataSource source;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /// A slow receiver is told by a thread of its own; the others do not wait for it.
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    /// @param source connections without a pool
    public DeliverWebhooks(Parts parts, DataSource source, InstantSource clock) {
        this.webhooks = parts.webhooks();
        this.changes = parts.changes();
        this.send = parts.send();
        this.progress = parts.progress();
        this.source = source;
        this.clock = clock;
    }

    /// What it works with.
    public record Parts(Webhooks webhooks, ReadChanges changes, SendWebhook send, WebhookProgress progress) {}

    /// Begins with all that have something to be told and are due; they end in their own time.
    public void run() {
        for (Told each : webhooks.active()) {
            UUID id = each.webhook().webhookId();
            if (isDue(each) && underWay.add(id)) {
                threads.execute(() -> {
                    try {
                        tell(each.webhook().name());
                    } catch (RuntimeException e) {
                        LOG.warn(
                                "step=DeliverWebhooks webhook={} failed=\"{}\"",
                                each.webhook().name(),
                                e.getMessage());
                    } finally {
                        underWay.remove(id);
                    }
                });
            }
        }
    }

    private boolean isDue(Told each) {
        return each.webhook().waiting() > 0
                && (each.webhook().nextTryAt() == null
                        || !each.webhook().nextTryAt().isAfter(clock.instant()));
    }

    /// Tells one webhook what it was not told, unless another process does. Returns how many messages
    /// were taken.
    int tell(String name) {
        Optional<Told> known = webhooks.find(name);
        if (known.isEmpty()) {
            return 0;
        }
        try (Connection lock = source.getConnection()) {
            return isLocked(lock, known.get().webhook().webhookId()) ? tellLocked(name) : 0;
        } catch (SQLException e) {
            LOG.warn("step=DeliverWebhooks webhook={} lock=\"{}\"", name, e.getMessage());
            return 0;
        }
    }

    private int tellLocked(String name) {
        int told = 0;
        Optional<Told> now = webhooks.find(name).filter(this::isTold);
        while (now.isPresent()) {
            Told from = now.get();
            if (changes.purgedUntil() > from.until()) {
                progress.missed(from.webhook());
                return told;
            }
            List<Numbered> next = changes.behind(from.until(), AT_ONCE);
            if (next.isEmpty()) {
                return told;
            }
            Run run = tell(from, next);
            told += run.taken();
            now = run.goesOn() ? webhooks.find(name).filter(this::isTold) : Optional.empty();
        }
        return told;
    }

    private boolean isTold(Told each) {
        return each.webhook().state() == Webhook.State.ACTIVE
                && !Thread.currentThread().isInterrupted();
    }

    /// @param goesOn whether there may be more to tell now
    private record Run(int taken, boolean goesOn) {}

    private Run tell(Told from, List<Numbered> next) {
        Webhook webhook = from.webhook();
        byte[] secret = webhooks.secret(webhook);
        int taken = 0;
        long until = from.until();
        for (Numbered each : next) {
            if (webhook.kinds().contains(each.change().kind())) {
                Outcome outcome = send.run(webhook.url(), secret, Message.of(each.change()));
                if (Thread.currentThread().isInterrupted()) {
                    return new Run(taken, false);
                }
                if (!(outcome instanceof Outcome.Taken)) {
                    progress.failed(webhook, outcome);
                    return new Run(taken, false);
                }
                if (!progress.taken(webhook.webhookId(), until, each.number())) {
                    return new Run(taken, true);
                }
                taken++;
                until = each.number();
            }
        }
        return new Run(
                taken,
                progress.passed(webhook.webhookId(), until, next.getLast().number()));
    }

    private static boolean isLocked(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, LOCKS);
            statement.setInt(2, webhook.hashCode());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// What is under way ends unfinished, and is told again.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        send.close();
    }
}
