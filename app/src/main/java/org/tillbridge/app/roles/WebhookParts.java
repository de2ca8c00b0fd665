package org.tillbridge.app.roles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.api.WebhooksDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.webhooks.DeliverWebhooks;
import org.tillbridge.headquarters.webhooks.SendWebhook;
import org.tillbridge.headquarters.webhooks.WebhookKey;
import org.tillbridge.headquarters.webhooks.WebhookProgress;
import org.tillbridge.headquarters.webhooks.Webhooks;

/// What tells other people's software of changes over HTTP.
final class WebhookParts {

    private static final String KEY_FILE = "webhooks.key";
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private WebhookParts() {}

    static WebhooksDesk desk(Basis basis) {
        HeadquartersConfiguration.Changes changes =
                basis.configuration().headquarters().changes();
        var webhooks = new Webhooks(
                basis.database(),
                ChangeParts.read(basis),
                new AuditTrail(basis.database(), basis.clock()),
                basis.clock(),
                new Webhooks.Keys(key(basis), changes.privateAddresses()));
        return new WebhooksDesk(webhooks, new SendWebhook(changes.privateAddresses(), basis.clock()));
    }

    static DeliverWebhooks deliver(Basis basis, DataSource unpooled) {
        WebhooksDesk desk = desk(basis);
        ReadChanges changes = ChangeParts.read(basis);
        var progress = new WebhookProgress(
                basis.database(),
                basis.clock(),
                basis.configuration().headquarters().changes().disableAfter(),
                RandomGenerator.getDefault());
        return new DeliverWebhooks(
                new DeliverWebhooks.Parts(desk.webhooks(), changes, desk.send(), progress), unpooled, basis.clock());
    }

    static ContinuousJob job(DeliverWebhooks deliver) {
        return new ContinuousJob("deliver-webhooks", SWEEP, SWEEP, deliver::run);
    }

    /// Made at the first start, in a file only headquarters can read.
    private static WebhookKey key(Basis basis) {
        Path file = Optional.ofNullable(
                        basis.configuration().headquarters().changes().keyFile())
                .orElseGet(() -> basis.configuration().dataDirectory().resolve(KEY_FILE));
        if (!Files.exists(file)) {
            PrivateFile.write(file, WebhookKey.random());
        }
        return WebhookKey.of(PrivateFile.read(file));
    }
}
