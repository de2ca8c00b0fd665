package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;

class TraceCommandTest {

    private static final String ILZE =
            "{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Email\": \"ilze@example.lv\","
                    + " \"Phone\": \"26 190 042\"}";

    @TempDir
    Path folder;

    @Test
    void wholeJourneyIsToldInItsOrder() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            Till.Card ilze = createAndConvert(chain);
            chain.distribute();

            Answer answer = Operator.of(chain, folder).run("trace", "000001");

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.printed())
                    .startsWith("Ilze Bērziņa, account 000001 (customer %s)".formatted(ilze.account()));
            assertThat(answer.printed())
                    .containsSubsequence(
                            "2  created at store riga",
                            "4  sealed into session",
                            "with 1 row",
                            "5  received at headquarters",
                            "6  account 000001 given in run",
                            "8  in release 1",
                            "8  in package",
                            "offered to store oslo",
                            "9  applied by store oslo",
                            "offered to store riga",
                            "9  applied by store riga");
        }
    }

    @Test
    void customerIsFoundByEachOfItsNames() {
        try (var chain = Chain.byHand("riga")) {
            Till.Card ilze = createAndConvert(chain);
            Operator operator = Operator.of(chain, folder);

            assertThat(operator.run("trace", ilze.account().toUpperCase(Locale.ROOT))
                            .printed())
                    .contains("account 000001");
            assertThat(operator.run("trace", "Ilze@Example.LV").printed()).contains("account 000001");
            assertThat(operator.run("trace", "000001", "--json")
                            .json()
                            .path("customerId")
                            .asString())
                    .isEqualTo(ilze.account());
        }
    }

    @Test
    void customerIsFoundByHerNameAndPhoneAndSeveralAreListed() {
        try (var chain = Chain.byHand("riga")) {
            createAndConvert(chain);
            Operator operator = Operator.of(chain, folder);
            String pending = chain.till("riga")
                    .create("{\"FirstName\": \"Ilze\", \"LastName\": \"Ozola\", \"Phone\": \"29 000 000\"}")
                    .account();
            chain.till("riga").upload();

            for (String known : new String[] {"berzina ilze", "26190042", "(26) 19-00-42"}) {
                assertThat(operator.run("trace", known).printed()).as(known).contains("account 000001");
            }
            for (String known : new String[] {"Ilze Ozola", "29000000"}) {
                assertThat(operator.run("trace", known).printed()).as(known).contains(pending);
            }
            chain.convert();
            assertThat(operator.run("trace", "ilze").printed()).contains("Ilze Bērziņa", "Ilze Ozola");
            assertThat(operator.run("trace", "nobody at all").exitCode()).isNotZero();
        }
    }

    @Test
    void changeIsToldByTheNamesOfItsFieldsOnly() {
        try (var chain = Chain.byHand("riga")) {
            createAndConvert(chain);
            chain.distribute();
            Till riga = chain.till("riga");
            riga.change("000001", "{\"Email\": \"secret@example.lv\"}");
            riga.upload();

            Answer answer = Operator.of(chain, folder).run("trace", "000001");

            assertThat(answer.printed())
                    .contains("2  changed at store riga: email")
                    .contains("waits for the next run of Synchronize customers and channel requests")
                    .doesNotContain("secret@");
        }
    }

    @Test
    void customerThatHasNotLeftItsStoreIsFoundThere() {
        try (var chain = Chain.byHand("riga")) {
            Till.Card ilze = chain.till("riga").create(ILZE);
            String stores = chain.storeConfiguration().dataDirectory().toString();

            Answer byKey = Operator.of(chain, folder).run("trace", ilze.account(), "--data", stores);
            Answer byEmail = Operator.of(chain, folder).run("trace", "ILZE@example.lv", "--data", stores);

            assertThat(byKey.exitCode()).isZero();
            assertThat(byKey.printed())
                    .startsWith("Ilze Bērziņa, Pending sync")
                    .contains("created at store riga", "waits at store riga for the next run of P-0001")
                    .containsPattern("riga +Store riga +Pending sync +1");
            assertThat(byEmail.printed()).contains(ilze.account());
        }
    }

    @Test
    void whatAStoreShowsIsToldWithHeadquartersDown() {
        try (var chain = Chain.byHand("riga")) {
            createAndConvert(chain);
            chain.distribute();
            String stores = chain.storeConfiguration().dataDirectory().toString();
            chain.stopHeadquarters();

            Answer answer = Operator.of(chain, folder).run("trace", "000001", "--data", stores);

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.printed())
                    .contains("store riga shows the answer", "Headquarters could not be asked")
                    .containsPattern("riga +Store riga +000001 +-");
        }
    }

    @Test
    void heldRequestSaysWhy() {
        try (var chain = Chain.byHand("riga")) {
            Till riga = chain.till("riga");
            Till.Card ilze = riga.create(ILZE);
            riga.store()
                    .database()
                    .client()
                    .sql("update customer_request set payload = payload || '{\"shoe_size\": \"41\"}'")
                    .update();
            riga.upload();
            chain.headquarters().jobs().synchronizeCustomers(Trigger.RUN_NOW);

            Answer answer = Operator.of(chain, folder).run("trace", ilze.account());

            assertThat(answer.printed()).contains("held, needs a person: Field shoe_size is not a field of a customer");
        }
    }

    @Test
    void emailOfSeveralListsThemAndAsksForOne() {
        try (var chain = Chain.byHand("riga")) {
            Till.Card one = chain.till("riga").create(ILZE);
            Till.Card other = chain.till("riga").create(ILZE);
            chain.till("riga").upload();

            Answer answer = Operator.of(chain, folder).run("trace", "ilze@example.lv");

            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.printed()).contains(one.account(), other.account());
            assertThat(answer.complained()).contains("2 customers can be meant by ilze@example.lv");
        }
    }

    @Test
    void unknownCustomerSaysWhoWasAsked() {
        try (var chain = Chain.byHand("riga")) {
            String stores = chain.storeConfiguration().dataDirectory().toString();

            Answer answer = Operator.of(chain, folder).run("trace", "999999", "--data", stores);

            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.complained()).contains("999999; asked: headquarters, store riga");
        }
    }

    private static Till.Card createAndConvert(Chain chain) {
        Till.Card ilze = chain.till("riga").create(ILZE);
        chain.till("riga").upload();
        chain.headquarters().jobs().synchronizeCustomers(Trigger.RUN_NOW);
        return ilze;
    }
}
