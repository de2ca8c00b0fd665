package org.tillbridge.headquarters.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.webhooks.SendWebhook.Outcome;
import org.tillbridge.kernel.sql.Database;

/// How far each webhook was told, and when it is tried again: after 5 s, then twice as long each
/// time, an hour at most, each time a random half of it less.
public final class WebhookProgress {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProgress.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 10;

    private static final String TAKEN = """
            update webhook
            set told_until = :number, told = told + 1, told_at = :now, failures = 0, failing_since = null, next_try_at = null, last_failure = null
            where webhook_id = :webhook and told_until = :from""";
    private static final String FAILED = """
            update webhook
            set failures = failures + 1, failing_since = :since, next_try_at = :next, last_failure = :failure, state = :state, reason = :reason
            where webhook_id = :webhook and state = 'ACTIVE'""";

    private final Database database;
    private final InstantSource clock;
    private final Duration disableAfter;
    private final RandomGenerator random;

    /// @param disableAfter how long one may fail before nothing is sent to it any more
    public WebhookProgress(Database database, InstantSource clock, Duration disableAfter, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.disableAfter = disableAfter;
        this.random = random;
    }

    /// The receiver has it. False when somebody set it elsewhere meanwhile, or removed it.
    boolean taken(UUID webhook, long from, long number) {
        return database.client()
                        .sql(TAKEN)
                        .param("webhook", webhook)
                        .param("from", from)
                        .param("number", number)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// What it does not want to be told is behind it.
    boolean passed(UUID webhook, long from, long number) {
        return from == number
                || database.client()
                                .sql("update webhook set told_until = ? where webhook_id = ? and told_until = ?")
                                .params(number, webhook, from)
                                .update()
                        == 1;
    }

    /// It is tried again later, or not at all any more.
    void failed(Webhook webhook, Outcome outcome) {
        Instant now = clock.instant();
        Instant since = webhook.failingSince() == null ? now : webhook.failingSince();
        String failure = outcome instanceof Outcome.Failed(String reason) ? reason : "The receiver answered 410";
        String disabled = disabled(outcome, Duration.between(since, now), failure);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("webhook", webhook.webhookId());
        row.put("since", since.atOffset(ZoneOffset.UTC));
        row.put("next", now.plus(pause(webhook.failures())).atOffset(ZoneOffset.UTC));
        row.put("failure", failure);
        row.put("state", disabled == null ? Webhook.State.ACTIVE.name() : Webhook.State.DISABLED.name());
        row.put("reason", disabled);
        database.client().sql(FAILED).params(row).update();
        if (disabled != null) {
            LOG.warn("step=DeliverWebhooks webhook={} disabled=\"{}\"", webhook.name(), disabled);
        }
    }

    /// What it was to be told next is no longer kept; going on without a word would hide that.
    void missed(Webhook webhook) {
        String reason =
                "It was away so long that changes it was not told are no longer kept (headquarters.changes.retention). Let the receiver read all customers anew, then: tillbridge webhooks replay %1$s --since now, tillbridge webhooks resume %1$s"
                        .formatted(webhook.name());
        database.client()
                .sql("update webhook set state = 'DISABLED', reason = ? where webhook_id = ?")
                .params(reason, webhook.webhookId())
                .update();
        LOG.warn("step=DeliverWebhooks webhook={} disabled=\"{}\"", webhook.name(), reason);
    }

    private @Nullable String disabled(Outcome outcome, Duration failing, String failure) {
        if (outcome instanceof Outcome.Gone) {
            return "The receiver answered 410: it wants no more";
        }
        return failing.compareTo(disableAfter) < 0
                ? null
                : "It has failed for %d h: %s. When the receiver works again: tillbridge webhooks resume"
                        .formatted(failing.toHours(), failure);
    }

    private Duration pause(int failures) {
        Duration whole = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        long most = Math.min(whole.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
