package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.channel.upload.UploadChannelTransactions;

/// Rows of the specification that no story tells, each as simply as it can be seen from outside.
/// Which test shows which row: docs/reference/acceptance-rows.md.
class SpecRowsTest {

    private static final String NO_UPDATES = """
            create function journal_is_written_once() returns trigger language plpgsql as
            $$ begin raise exception 'the journal is append-only'; end $$;
            create trigger journal_is_written_once before update or delete on customer_request
            for each row execute function journal_is_written_once()""";

    private static final String UPDATES_AGAIN = "drop function journal_is_written_once cascade";

    private static Chain chain;
    private static Till riga;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// A08
    @Test
    void pendingCustomerIsShownAsPendingSyncAndNeverByItsUuid() {
        Till.Card card = riga.create("{\"FirstName\": \"Ance\"}");

        assertThat(riga.find(card.account())
                        .json()
                        .path("SyncStatus")
                        .path("Text")
                        .asString())
                .isEqualTo("Pending sync");
        assertThat(riga.search("Ance")).singleElement().matches(Till.Card::isPending);
        assertThat(card.json().path("SyncStatus").toString()).doesNotContain(card.account());
        assertThat(card.text("Name")).doesNotContain(card.account());
    }

    /// A10
    @Test
    void personAndOrganizationComeBackAsWhatTheyAre() {
        String person = riga.create("{\"FirstName\": \"Baiba\", \"LastName\": \"Ozola\"}")
                .account();
        String organization = riga.create("{\"CustomerTypeValue\": 2, \"Name\": \"Ozols SIA\"}")
                .account();

        chain.cycle();

        Till oslo = chain.till("oslo");
        assertThat(oslo.find(person).text("Name")).isEqualTo("Baiba Ozola");
        assertThat(oslo.find(person).json().path("CustomerTypeValue").asInt()).isEqualTo(1);
        assertThat(oslo.find(organization).text("Name")).isEqualTo("Ozols SIA");
        assertThat(oslo.find(organization).json().path("CustomerTypeValue").asInt())
                .isEqualTo(2);
    }

    /// A14
    @Test
    void customerCanBeUsedInTheVeryNextStep() {
        String uuid = riga.create("{\"FirstName\": \"Cilda\"}").account();

        assertThat(riga.find(uuid).text("Name")).isEqualTo("Cilda");
        assertThat(riga.search("Cilda")).extracting(Till.Card::account).containsExactly(uuid);
    }

    /// E01
    @Test
    void journalIsOnlyEverAddedTo() {
        atRiga().sql(NO_UPDATES).update();
        headquarters().sql(NO_UPDATES).update();
        String uuid = riga.create("{\"FirstName\": \"Daina\"}").account();
        riga.change(uuid, "{\"Email\": \"daina@example.lv\"}");

        chain.cycle();
        chain.cycle();

        assertThat(chain.records().requests(uuid)).containsExactly("CREATE_CUSTOMER DONE", "CHANGE_CUSTOMER DONE");
        atRiga().sql(UPDATES_AGAIN).update();
        headquarters().sql(UPDATES_AGAIN).update();
    }

    /// E03
    @Test
    void secondUploadWithoutNewRowsMovesNothing() {
        riga.create("{\"FirstName\": \"Elina\"}");
        riga.upload();

        assertThat(riga.upload()).isEqualTo(new UploadChannelTransactions.Outcome(0, 0));
    }

    /// F02, F04
    @Test
    void badRequestIsHeldWithItsReasonAndTheJobSaysSo() {
        String bad = riga.create("{\"FirstName\": \"Frida\"}").account();
        riga.create("{\"FirstName\": \"Gerda\"}");
        atRiga().sql("""
                        update customer_request
                        set payload = payload || '{"shoe_size": "41"}'
                        where customer_id = cast(:bad as uuid)""").param("bad", bad).update();
        riga.upload();

        assertThat(chain.convert().held()).isEqualTo(1);

        assertThat(latest("select outcome from job_run order by started_at desc limit 1"))
                .isEqualTo("COMPLETED_WITH_HOLDS");
        assertThat(latest("select state || ' ' || reason_code from request_state where state = 'HELD'"))
                .isEqualTo("HELD UnknownField");
    }

    /// G01
    @Test
    void packageHasOnlyTheCustomersThatChanged() {
        String first = riga.create("{\"FirstName\": \"Helga\"}").account();
        riga.create("{\"FirstName\": \"Inga\"}");
        chain.cycle();

        riga.change(first, "{\"Email\": \"helga@example.lv\"}");
        chain.cycle();

        assertThat(chain.till("oslo")
                        .store()
                        .database()
                        .client()
                        .sql("select rows from applied_package order by applied_at desc limit 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static JdbcClient atRiga() {
        return riga.store().database().client();
    }

    private static JdbcClient headquarters() {
        return chain.headquarters().database().client();
    }

    private static String latest(String question) {
        List<String> answers = headquarters().sql(question).query(String.class).list();
        return answers.isEmpty() ? "" : answers.getFirst();
    }
}
