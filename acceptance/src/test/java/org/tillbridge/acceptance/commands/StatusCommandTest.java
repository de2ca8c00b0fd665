package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import tools.jackson.databind.JsonNode;

class StatusCommandTest {

    private static final String ILZE = "{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\"}";

    @TempDir
    Path folder;

    @Test
    void freshChainIsWellAndSaysWhatToDoNext() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            chain.tills().forEach(Till::download);

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.printed())
                    .startsWith("All well in 2 of 2 stores. No customer has an account ID yet. Nothing waits.")
                    .contains("Create one at a till")
                    .containsPattern("riga +Store riga +.* ago +- +- +- +- +yes");
        }
    }

    @Test
    void whatIsOnItsWayIsCountedAndExplained() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            chain.tills().forEach(Till::download);
            Till riga = chain.till("riga");
            Till.Card ilze = riga.create(ILZE);
            riga.upload();
            riga.create(ILZE);
            riga.download();

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.printed())
                    .contains("1 request waits at headquarters, 1 row is still at the stores.")
                    .contains("Waits (1)")
                    .contains(
                            "Waits for the next run of Synchronize customers and channel requests: create of customer "
                                    + ilze.account() + ", store riga");
        }
    }

    /// H06
    @Test
    void requestThatWaitsTooLongIsAnAlarmWithItsReasonInStatusAndAMetric() throws Exception {
        try (var chain = Chain.byHand("riga")) {
            chain.tills().forEach(Till::download);
            Till riga = chain.till("riga");
            riga.create(ILZE);
            riga.upload();
            assertThat(metrics(chain))
                    .contains("tillbridge_requests_waiting{store=\"riga\"} 1\n")
                    .doesNotContain("overdue{");

            execute(chain, "update customer_request set received_at = received_at - interval '16 minutes'");

            Answer answer = Operator.of(chain, folder).run("status");
            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .startsWith("1 request has waited for too long.")
                    .contains("Too long here: 1 request, waiting, the oldest for 16 min: Waits for the next run of");
            assertThat(metrics(chain))
                    .contains("tillbridge_requests_overdue{state=\"waiting\",reason=\"WaitsForConversion\"} 1\n")
                    .containsPattern("tillbridge_requests_overdue_oldest_seconds\\{[^}]*} 9[67]\\d\n");

            chain.convert();

            assertThat(metrics(chain)).doesNotContain("overdue{");
        }
    }

    private static String metrics(Chain chain) throws IOException {
        String token = Files.readString(chain.headquartersConfiguration().operatorTokenFile());
        return Call.get(URI.create("http://127.0.0.1:%d/api/v1/metrics"
                        .formatted(chain.headquarters().port())))
                .bearing(token)
                .send()
                .body();
    }

    @Test
    void whatNeedsAPersonComesFirstAndIsTheExitCode() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            chain.tills().forEach(Till::download);
            Till riga = chain.till("riga");
            riga.create(ILZE);
            execute(riga, "update customer_request set payload = payload || '{\"shoe_size\": \"41\"}'");
            riga.upload();
            chain.headquarters().jobs().synchronizeCustomers(Trigger.RUN_NOW);
            execute(
                    chain,
                    "update channel_heartbeat set heard_at = heard_at - interval '12.5 minutes', outbox_rows = 14, "
                            + "clock_offset_ms = -90000 where channel_id = 'oslo'");

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .startsWith("1 request needs a person; store oslo has been away for 12 min with 14 rows.")
                    .contains("Needs a person (1)", "Field shoe_size is not a field of a customer")
                    .contains("12 min ago (away)", "90 s fast");
        }
    }

    @Test
    void howLongCustomersTookAndWhoIsBehindIsShown() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            chain.till("riga").create(ILZE);
            chain.till("riga").upload();
            chain.headquarters().jobs().synchronizeCustomers(Trigger.RUN_NOW);
            chain.distribute();
            Operator operator = Operator.of(chain, folder);

            Answer answer = operator.run("status");
            JsonNode json = operator.run("status", "--json").json();

            assertThat(answer.printed())
                    .contains("1 customer has an account ID. Nothing waits.")
                    .containsPattern("Till to account ID in the last hour: median .*, p95 .* \\(1 customer\\)");
            assertThat(json.path("customers").asInt()).isEqualTo(1);
            assertThat(json.path("stores").get(0).path("behindSince").isNull()).isTrue();
        }
    }

    @Test
    void stoppedNumberingIsTheFirstThingSaid() throws Exception {
        try (var chain = Chain.byHand("riga")) {
            chain.stopHeadquarters();
            Files.delete(chain.headquartersConfiguration().headquarters().ledgerFile());
            chain.startHeadquarters();

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .startsWith("Nobody is given an account ID")
                    .contains("Numbering is stopped: ");
        }
    }

    @Test
    void storeThatStoppedUploadingSaysWhy() {
        try (var chain = Chain.byHand("riga")) {
            execute(chain.till("riga"), "update upload_chain set stopped_reason = 'This database was restored'");
            chain.till("riga").download();

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .startsWith("Store riga has stopped uploading.")
                    .contains("Store riga uploads nothing: This database was restored");
        }
    }

    @Test
    void whoWatchesSeesWhatChanges() throws Exception {
        try (var chain = Chain.byHand("riga")) {
            chain.till("riga").create(ILZE);
            chain.till("riga").download();

            Answer answer = Operator.of(chain, folder)
                    .runUntil(printed -> printed.split("1 row is still at the stores").length > 2, "status", "--watch");

            assertThat(answer.complained()).isEmpty();
            assertThat(answer.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void headquartersThatIsDownIsAnOutageWithAdvice() {
        try (var chain = Chain.byHand("riga")) {
            chain.stopHeadquarters();

            Answer answer = Operator.of(chain, folder).run("status");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.complained()).contains("does not answer; start it with: tillbridge hq");
        }
    }

    private static void execute(Chain chain, String sql) {
        chain.headquarters().database().client().sql(sql).update();
    }

    private static void execute(Till till, String sql) {
        till.store().database().client().sql(sql).update();
    }
}
