package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

/// Several e-mails and phones of a customer, each with her consent, with every job run by hand.
class ContactsTest {

    private static final String TWO_OF_EACH = """
            {"FirstName": "%s", "Contacts": [
                {"ContactInformationTypeValue": 2, "Value": "%1$s@example.lv", "IsMarketingOptIn": true},
                {"ContactInformationTypeValue": 2, "Value": "%1$s.work@example.lv"},
                {"ContactInformationTypeValue": 1, "Value": "2910 %2$s"},
                {"ContactInformationTypeValue": 1, "Value": "2920 %2$s", "IsPrimary": true, "IsMarketingOptIn": true}]}""";

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        chain.distribute();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// B13, B14
    @Test
    void twoEmailsAndTwoPhonesHaveOnePrimaryEachAndEveryConsentIsEverywhereAfterTheCycle() {
        Till.Card anna = riga.create(TWO_OF_EACH.formatted("Anna", "0001"));

        assertThat(anna.text("Email")).isEqualTo("Anna@example.lv");
        assertThat(anna.text("Phone")).isEqualTo("2920 0001");
        assertThat(anna.contacts())
                .containsExactly(
                        "Anna@example.lv primary opt-in",
                        "Anna.work@example.lv",
                        "2920 0001 primary opt-in",
                        "2910 0001");
        chain.cycle();

        assertEverybodyShows(
                anna.account(),
                "Anna@example.lv primary opt-in",
                "Anna.work@example.lv",
                "2920 0001 primary opt-in",
                "2910 0001");
        assertThat(chain.records().requests(anna.account()))
                .containsExactly("CREATE_CUSTOMER DONE", "SET_CONTACTS DONE");
    }

    @Test
    void customerIsFoundByEveryContactSheHasAndByNoneThatWent() {
        String berta = riga.create(TWO_OF_EACH.formatted("Berta", "0002")).account();
        chain.cycle();
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.search("berta.work@example.lv")).as(till.storeId()).hasSize(1);
            assertThat(till.search("+371 29100002")).as(till.storeId()).hasSize(1);
        }

        riga.change(berta, """
                {"Contacts": [{"ContactInformationTypeValue": 2, "Value": "BERTA.WORK@example.lv", "Deactivate": true}]}""");
        assertThat(riga.search("berta.work@example.lv")).isEmpty();
        chain.cycle();
        chain.distribute();

        assertThat(oslo.search("berta.work@example.lv")).isEmpty();
        assertThat(oslo.search("29200002")).hasSize(1);
    }

    @Test
    void anotherContactBecomesPrimaryAndTheOldOneStaysBesideIt() {
        String clara = riga.create(TWO_OF_EACH.formatted("Clara", "0003")).account();
        chain.cycle();
        chain.distribute();

        Till.Card changed = oslo.change(clara, """
                {"Contacts": [{"ContactInformationTypeValue": 2, "Value": "Clara.work@example.lv", "IsPrimary": true}]}""");
        assertThat(changed.text("Email")).isEqualTo("Clara.work@example.lv");
        oslo.change(clara, changed.json().toString());
        chain.cycle();

        assertEverybodyShows(
                clara,
                "Clara.work@example.lv primary",
                "Clara@example.lv opt-in",
                "2920 0003 primary opt-in",
                "2910 0003");
        riga.change(clara, "{\"Phone\": \"2930 0003\"}");
        chain.cycle();
        assertEverybodyShows(
                clara, "Clara.work@example.lv primary", "Clara@example.lv opt-in", "2930 0003 primary", "2910 0003");
        assertThat(chain.records().requests(clara))
                .containsExactly(
                        "CREATE_CUSTOMER DONE",
                        "SET_CONTACTS DONE",
                        "CHANGE_CUSTOMER DONE",
                        "SET_CONTACTS DONE",
                        "CHANGE_CUSTOMER DONE");
    }

    @Test
    void consentTwoStoresSayDifferentlyIsTheLaterOneAndBothAreKept() {
        String dora = riga.create(TWO_OF_EACH.formatted("Dora", "0004")).account();
        chain.cycle();
        chain.distribute();

        riga.change(dora, consent("Dora.work@example.lv", true));
        oslo.change(dora, consent("Dora@example.lv", false));
        oslo.change(dora, """
                {"Contacts": [{"ContactInformationTypeValue": 2, "Value": "Dora.work@example.lv", "Deactivate": true}]}""");
        chain.cycle();

        assertEverybodyShows(dora, "Dora@example.lv primary", "2920 0004 primary opt-in", "2910 0004");
        assertThat(operator.run("conflicts", dora).printed()).contains("contacts/");
    }

    /// B13
    @Test
    void secondaryContactsAreRefusedOrIgnoredAsTheProfileSays() {
        assertThat(operator.run("profiles", "set", "default", "secondary-contacts=refused")
                        .printed())
                .contains("has secondary-contacts=refused");
        chain.distribute();
        var refused = riga.tryCreate(TWO_OF_EACH.formatted("Elza", "0005"), "elza");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("SecondaryContactsRefused");

        operator.run("profiles", "set", "default", "secondary-contacts=ignored");
        chain.distribute();
        Till.Card elza = riga.create(TWO_OF_EACH.formatted("Elza", "0005"));
        assertThat(elza.contacts()).containsExactly("Elza@example.lv primary opt-in", "2920 0005 primary opt-in");

        operator.run("profiles", "set", "default", "secondary-contacts=taken");
        chain.distribute();
    }

    private static String consent(String email, boolean consents) {
        return "{\"Contacts\": [{\"ContactInformationTypeValue\": 2, \"Value\": \"%s\", \"IsMarketingOptIn\": %s}]}"
                .formatted(email, consents);
    }

    private static void assertEverybodyShows(String customer, String... contacts) {
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.find(customer).contacts()).as(till.storeId()).containsExactly(contacts);
        }
        assertThat(chain.rest()).matches(Rest::isClean);
    }
}
