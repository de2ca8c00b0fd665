package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.KeptLog;
import org.tillbridge.acceptance.world.Till;

/// A customer whose every value is found nowhere else goes all the ways there are, the wrong ones
/// too: no line of any log has a word of hers.
class NoPersonInTheLogTest {

    private static final List<String> HERS = List.of(
            "Kanarīna",
            "Dzeltenputna",
            "kanarina@putni.example",
            "26 555 777",
            "26555777",
            "Kanariju gatve",
            "Spārnupils",
            "KANARINA-CARD",
            "Kanarījkrāsa");

    private static final String CARD = """
            {"FirstName": "Kanarīna", "LastName": "Dzeltenputna", "Email": "kanarina@putni.example", "Phone": "26 555 777",
             "Addresses": [{"Street": "Kanariju gatve 7", "City": "Spārnupils", "ZipCode": "LV-1011", "TwoLetterISORegionName": "LV"}]}
            """;

    @Test
    void nothingThatGoesWellSaysWhoSheIs() {
        try (var chain = Chain.byHand("riga", "oslo");
                KeptLog log = KeptLog.listening()) {
            Till riga = chain.till("riga");
            String uuid = riga.create(CARD).account();
            riga.change(uuid, "{\"FirstName\": \"Kanarīna Jaunā\"}");
            riga.issueCard(uuid, "KANARINA-CARD");
            HERS.forEach(riga::search);
            chain.cycle();
            chain.till("oslo").change(riga.find(uuid).account(), "{\"LastName\": \"Dzeltenputna-Liepa\"}");
            chain.till("oslo").create(CARD);
            chain.cycle();

            assertThat(log.text()).contains("step=");
            assertNobodyIn(log);
        }
    }

    @Test
    void nothingThatIsRefusedSaysWhoSheIs() {
        try (var chain = Chain.byHand("riga");
                KeptLog log = KeptLog.listening()) {
            Till riga = chain.till("riga");
            riga.tryCreate(
                    "{\"FirstName\": \"Kanarīna\", \"Email\": \"kanarina@putni.example kanarina@putni.example\"}", "1");
            riga.tryCreate("{\"FirstName\": \"Kanarīna\", \"Phone\": \"Dzeltenputna\"}", "2");
            riga.tryCreate("{\"FirstName\": \"Kanarīna\", \"Kanarījkrāsa\": {\"Kanarīna\": [\"Dzeltenputna\"]}}", "3");
            riga.tryCreate("{\"FirstName\": Kanarīna", "4");
            riga.refusal("kanarina@putni.example");
            String held = riga.create(CARD).account();
            execute(riga, "update customer_request set payload = payload || '{\"Kanarījkrāsa\": \"Dzeltenputna\"}'");
            riga.upload();
            chain.convert();
            assertThat(chain.records().requests(held)).containsExactly("CREATE_CUSTOMER HELD");

            assertNobodyIn(log);
        }
    }

    /// The database says in its own words what is wrong with a row, and quotes the row.
    @Test
    void nothingTheDatabaseRefusesSaysWhoSheIs() {
        try (var chain = Chain.byHand("riga", "oslo");
                KeptLog log = KeptLog.listening()) {
            Till riga = chain.till("riga");
            Till oslo = chain.till("oslo");
            execute(riga, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            assertThat(riga.tryCreate(CARD, "1").statusCode()).isEqualTo(500);
            execute(riga, "alter table customer drop constraint no_birds");
            String uuid = riga.create(CARD).account();
            riga.upload();
            execute(chain, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            chain.convert();
            assertThat(chain.records().requests(uuid)).containsExactly("CREATE_CUSTOMER HELD");
            execute(chain, "alter table customer drop constraint no_birds");
            execute(chain, "update request_state set state = 'WAITING', reason = null where state = 'HELD'");
            chain.convert();
            execute(oslo, "alter table customer add constraint no_birds check (name not like 'Kanar%')");
            chain.distribute();
            assertThat(oslo.tryFind(uuid)).isEmpty();

            assertNobodyIn(log);
        }
    }

    private static void assertNobodyIn(KeptLog log) {
        assertThat(HERS.stream()
                        .flatMap(hers -> log.text().lines().filter(line -> line.contains(hers)))
                        .distinct())
                .as("lines of the log that say who she is")
                .isEmpty();
    }

    private static void execute(Till till, String sql) {
        till.store().database().client().sql(sql).update();
    }

    private static void execute(Chain chain, String sql) {
        chain.headquarters().database().client().sql(sql).update();
    }
}
