package org.tillbridge.headquarters.webhooks;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.changes.ChangeKind;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.webhooks.SendWebhook.Message;
import org.tillbridge.headquarters.webhooks.SendWebhook.Outcome;
import org.tillbridge.headquarters.webhooks.Webhook.State;
import org.tillbridge.headquarters.webhooks.WebhookAddress.PrivateAddresses;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Who is told of changes: added, looked at, paused, told again, removed. What a person does is in
/// the audit trail, without the secret.
public final class Webhooks {

    private static final Sql LIST = Sql.of(Webhooks.class, "list_webhooks.sql");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String SHOWN = "whsec_";
    private static final String ADD = """
            insert into webhook (name, webhook_id, url, kinds, secret, key_id, state, made_at, told_until)
            values (:name, :webhook_id, :url, :kinds, :secret, :key_id, 'ACTIVE', :made_at, :told_until)
            on conflict (name) do nothing""";

    private final Database database;
    private final ReadChanges changes;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Keys keys;

    /// @param keys what secrets are kept under, and where may be called
    public Webhooks(Database database, ReadChanges changes, AuditTrail audit, InstantSource clock, Keys keys) {
        this.database = database;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.keys = keys;
    }

    /// What this headquarters process keeps secrets under, and where it may call.
    public record Keys(WebhookKey key, PrivateAddresses privateOnes) {}

    /// A webhook that was just added: the one place where its secret stands.
    public record Added(String name, URI url, List<ChangeKind> kinds, String secret) {

        public Added {
            kinds = List.copyOf(kinds);
        }
    }

    /// What became of a test message.
    public record Tested(
            String name, boolean delivered, @Nullable String failure) {}

    /// A webhook and the number of the last change it was told.
    record Told(Webhook webhook, long until) {}

    /// By name.
    public List<Webhook> list() {
        return rows(null).stream().map(Told::webhook).toList();
    }

    /// Those this process can tell something, now or later.
    List<Told> active() {
        return rows(null).stream()
                .filter(each -> each.webhook().state() == State.ACTIVE)
                .toList();
    }

    /// As it stands now; none when it was removed.
    Optional<Told> find(String name) {
        return rows(name).stream().findFirst();
    }

    /// Throws `WebhookUnknown`.
    public Webhook show(String name) {
        return find(name)
                .map(Told::webhook)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("WebhookUnknown"),
                        "There is no webhook %s; tillbridge webhooks lists them".formatted(name)));
    }

    /// It is told what happens from now on; no `kinds` is all of them.
    public Added add(String name, String url, List<ChangeKind> kinds) {
        if (!NAME.matcher(name).matches()) {
            throw new TillbridgeException(
                    ErrorCode.user("WebhookNameInvalid"),
                    "'%s' cannot name a webhook: up to 60 letters, digits and . _ -, beginning with a letter or digit"
                            .formatted(name));
        }
        URI address = WebhookAddress.require(url, keys.privateOnes());
        List<ChangeKind> told = kinds.isEmpty()
                ? List.of(ChangeKind.values())
                : kinds.stream().distinct().toList();
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        long now = changes.numberOf("now");
        UUID id = UUID.randomUUID();
        Map<String, Object> row = new HashMap<>();
        row.put("name", name);
        row.put("webhook_id", id);
        row.put("url", address.toString());
        row.put("kinds", told.stream().map(Enum::name).toArray(String[]::new));
        row.put("secret", keys.key().locked(id, secret));
        row.put("key_id", keys.key().id());
        row.put("made_at", clock.instant().atOffset(ZoneOffset.UTC));
        row.put("told_until", now);
        database.inTransaction(() -> {
            if (database.client().sql(ADD).params(row).update() != 1) {
                throw new TillbridgeException(
                        ErrorCode.user("WebhookExists"),
                        "There is a webhook %s already; remove it first, or choose another name".formatted(name));
            }
            note("webhook.add", name, Map.of("host", address.getHost()));
            return true;
        });
        return new Added(name, address, told, SHOWN + Base64.getEncoder().encodeToString(secret));
    }

    /// It is told nothing until it is resumed; then all that happened meanwhile.
    public Webhook pause(String name) {
        return changed(name, "webhook.pause", "update webhook set state = 'PAUSED', reason = null where name = ?");
    }

    /// It is told again, at once, also one that was disabled.
    public Webhook resume(String name) {
        return changed(
                name,
                "webhook.resume",
                "update webhook set state = 'ACTIVE', reason = null, failures = 0, failing_since = null, next_try_at = null where name = ?");
    }

    /// It is told everything behind a token again, as it was.
    public Webhook replay(String name, String since) {
        long number = changes.numberOf(since);
        show(name);
        return database.inTransaction(() -> {
            database.client()
                    .sql("update webhook set told_until = ?, next_try_at = null where name = ?")
                    .params(number, name)
                    .update();
            note("webhook.replay", name, Map.of("since", since));
            return show(name);
        });
    }

    public Webhook remove(String name) {
        Webhook removed = show(name);
        changedOnly(name, "webhook.remove", "delete from webhook where name = ?");
        return removed;
    }

    /// Sends a message of the type `webhook.test` now, whatever its state.
    public Tested test(String name, SendWebhook send) {
        Webhook webhook = show(name);
        Outcome outcome = send.run(webhook.url(), secret(webhook), Message.test(UUID.randomUUID(), clock.instant()));
        return switch (outcome) {
            case Outcome.Taken() -> new Tested(name, true, null);
            case Outcome.Gone() -> new Tested(name, false, "The receiver answered 410: it wants no more");
            case Outcome.Failed(String reason) -> new Tested(name, false, reason);
        };
    }

    /// Throws `WebhookKeyUnusable` when this process has another key.
    byte[] secret(Webhook webhook) {
        byte[] locked = database.client()
                .sql("select secret from webhook where webhook_id = ?")
                .param(webhook.webhookId())
                .query(byte[].class)
                .single();
        return keys.key().opened(webhook.webhookId(), locked);
    }

    private Webhook changed(String name, String action, String update) {
        changedOnly(name, action, update);
        return show(name);
    }

    private void changedOnly(String name, String action, String update) {
        show(name);
        database.inTransaction(() -> {
            database.client().sql(update).param(name).update();
            note(action, name, Map.of());
            return true;
        });
    }

    private void note(String action, String name, Map<String, ?> detail) {
        audit.add(new AuditTrail.Event(action, "webhook " + name, detail));
    }

    private List<Told> rows(@Nullable String name) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", name);
        return LIST.list(database.client(), values, (row, number) -> new Told(webhook(row), row.getLong("told_until")));
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("name"),
                row.getObject("webhook_id", UUID.class),
                URI.create(row.getString("url")),
                kinds(row.getArray("kinds")),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                Times.instant(row, "made_at"),
                row.getLong("told"),
                Times.instantOrNull(row, "told_at"),
                row.getLong("waiting"),
                row.getInt("failures"),
                Times.instantOrNull(row, "failing_since"),
                Times.instantOrNull(row, "next_try_at"),
                row.getString("last_failure"));
    }

    private static List<ChangeKind> kinds(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .map(ChangeKind::valueOf)
                .toList();
    }
}
