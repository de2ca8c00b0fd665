package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

class ConvertCommandTest {

    private static final String ILZE = "{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\"}";
    private static final String OLE = "{\"FirstName\": \"Ole\", \"LastName\": \"Lund\"}";

    @TempDir
    Path folder;

    @Test
    void jobsThatOnlyRunWhenAskedAreRunInOrder() {
        try (var chain = Chain.byHand("oslo", "riga").listening()) {
            Till.Card ilze = chain.till("riga").create(ILZE);
            chain.till("oslo").create(OLE);

            Answer answer = Operator.of(chain, folder).run("convert");

            assertThat(answer.printed())
                    .contains("2 stores asked, 2 answered: 2 sessions, 2 rows uploaded")
                    .contains("2 requests claimed: 2 customers created, 0 changed, 0 held; 0 waiting")
                    .contains("1 package, 2 of 2 stores up to date")
                    .contains("All done in");
            assertThat(answer.exitCode()).isZero();
            assertThat(chain.till("oslo").find(ilze.account()).isPending()).isFalse();
        }
    }

    @Test
    void jobsThatRunByThemselvesAreWaitedForAndCounted() {
        try (var chain = Chain.continuous("oslo", "riga")) {
            Operator operator = Operator.of(chain, folder);
            operator.run("convert");
            chain.till("riga").create(ILZE);

            Answer answer = operator.run("convert", "--json");

            JsonNode report = answer.json();
            assertThat(answer.exitCode()).isZero();
            assertThat(report.path("complete").asBoolean()).isTrue();
            assertThat(report.path("uploaded").path("answered").asInt()).isEqualTo(2);
            assertThat(report.path("downloaded").path("applied").asInt()).isEqualTo(2);
            assertThat(chain.till("oslo").search("Bērziņa")).hasSize(1);
        }
    }

    @Test
    void nothingToDoIsDoneAtOnceAndSaysSo() {
        try (var chain = Chain.byHand("riga").listening()) {
            Answer answer = Operator.of(chain, folder).run("convert");

            assertThat(answer.printed()).contains("0 sessions, 0 rows uploaded", "0 requests claimed", "All done in");
            assertThat(answer.exitCode()).isZero();
        }
    }

    @Test
    void whoLooksSeesABarWhileStoresAreWaitedFor() {
        try (var chain = Chain.byHand("riga").listening()) {
            chain.till("riga").create(ILZE);

            Answer answer = Operator.of(chain, folder).whoLooks().run("convert");

            assertThat(answer.complained()).contains("P-0001", "1010", "1/1");
            assertThat(answer.printed()).contains("1 store asked, 1 answered", "All done in");
        }
    }

    @Test
    void awayStoreIsNamedAndNotWaitedFor() {
        try (var chain = Chain.byHand("riga")) {
            chain.till("riga").create(ILZE);
            chain.till("riga").download();
            chain.headquarters()
                    .database()
                    .client()
                    .sql("update channel_heartbeat set heard_at = heard_at - interval '12.5 minutes'")
                    .update();

            Answer answer = Operator.of(chain, folder).run("convert", "--wait", "5m");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .containsPattern("Store riga .* is away with 1 row not sent: last heard at .*, 12 min ago")
                    .contains("Not all is done: 1 store did not upload");
        }
    }

    @Test
    void heldRequestIsNamedWithItsReason() {
        try (var chain = Chain.byHand("riga").listening()) {
            Till.Card ilze = chain.till("riga").create(ILZE);
            chain.till("riga")
                    .store()
                    .database()
                    .client()
                    .sql("update customer_request set payload = payload || '{\"shoe_size\": \"41\"}'")
                    .update();

            Answer answer = Operator.of(chain, folder).run("convert");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.printed())
                    .contains("Field shoe_size is not a field of a customer", ilze.account())
                    .contains("Not all is done: 1 request needs a person");
        }
    }

    @Test
    void headquartersThatIsDownIsAnOutageWithAdvice() {
        try (var chain = Chain.byHand("riga")) {
            chain.stopHeadquarters();

            Answer answer = Operator.of(chain, folder).run("convert");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.complained()).contains("does not answer; start it with: tillbridge hq");
        }
    }
}
