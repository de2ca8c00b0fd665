package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;

final class WebhooksCommandTest {

    @Test
    void webhookIsAddedShownPausedResumedReplayedAndRemoved(@TempDir Path folder) {
        try (var chain = Chain.byHand("riga")) {
            var operator = Operator.of(chain, folder);
            assertThat(operator.run("webhooks").printed()).contains("Nobody is told", "webhooks add NAME URL");
            assertThat(operator.run("webhooks", "add", "crm", "https://169.254.169.254/x")
                            .complained())
                    .contains("private network", "headquarters.webhooks.private-addresses");

            Operator.Answer added =
                    operator.run("webhooks", "add", "shop", "https://93.184.216.34/hook", "--kind", "account-assigned");
            assertThat(added.printed()).contains("account-assigned", "whsec_", "webhooks test shop");
            String secret = added.printed().replaceFirst("(?s).*(whsec_\\S+).*", "$1");
            chain.till("riga").create("{\"FirstName\": \"Ilze\"}");
            chain.cycle();

            assertThat(operator.run("webhooks", "pause", "shop").printed()).contains("is paused");
            assertThat(operator.run("webhooks").printed()).contains("shop", "https://93.184.216.34/hook", "paused");
            assertThat(operator.run("webhooks", "replay", "shop", "--since", "now")
                            .printed())
                    .contains("0 changes");
            assertThat(operator.run("webhooks", "resume", "shop", "--json")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("ACTIVE");
            assertThat(operator.run("webhooks", "show", "shop").printed())
                    .contains("kinds     account-assigned", "state     active");
            assertThat(operator.run("audit", "--json").printed())
                    .contains("webhook.add", "webhook.replay")
                    .doesNotContain(secret);
            assertThat(operator.run("webhooks", "remove", "shop").printed()).contains("is removed");
            assertThat(operator.run("webhooks", "show", "shop").complained()).contains("There is no webhook shop");
        }
    }
}
