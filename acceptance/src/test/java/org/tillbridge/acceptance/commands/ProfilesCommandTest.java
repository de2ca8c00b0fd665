package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.stores.StoreAdmission.LegalEntity;
import org.tillbridge.testkit.sources.SourceTree;

/// How stores create customers, as a person chooses it.
class ProfilesCommandTest {

    private static final Path CUSTOMERS =
            SourceTree.here().root().resolve("docs/how-to/import-customers/customers.csv");

    private static Chain chain;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("oslo", "riga", "web");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @BeforeEach
    void everyStoreCreatesForItself() {
        run("profiles", "set", "default", "create-customers=async");
        chain.distribute();
        heartbeats();
    }

    @Test
    void listShowsWhichStoresFollowWhat() {
        Answer answer = run("profiles");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.printed())
                .containsPattern("default +Stores +async +taken +store +async +EDITED +\\d+ +oslo, riga +2 of 2")
                .containsPattern("online +Online stores +async +taken +store +async +EDITED +\\d+ +web +1 of 1");
    }

    /// D12
    @Test
    void tillThatDoesNotSayWhereLooksWhereTheProfileSays() {
        Till riga = chain.till("riga");
        Till oslo = chain.till("oslo");
        createAtHeadquarters(riga, "Zane");
        assertThat(oslo.search("Zane")).isEmpty();

        assertThat(run("profiles", "set", "default", "customer-search=all-stores")
                        .printed())
                .contains("has customer-search=all-stores");
        chain.distribute();
        createAtHeadquarters(riga, "Zenta");

        assertThat(oslo.search("Zenta")).hasSize(1);
        chain.line("oslo").cut();
        assertThat(oslo.search("Zenta")).isEmpty();
        assertThat(oslo.search("Zane")).hasSize(1);
        chain.line("oslo").mend();
        run("profiles", "set", "default", "customer-search=store");
    }

    /// D07
    @Test
    void customerOfAnotherCompanyIsShownWithoutAccountAndOpeningHerMakesHerOneOfThisCompanyOnce() {
        Till riga = chain.till("riga");
        chain.headquarters().admission().addLegalEntity(new LegalEntity("lv", "Veikali SIA", "", 6));
        run("import", "customers", CUSTOMERS.toString(), "--legal-entity", "lv", "--held", folder + "/held.csv");
        run("profiles", "set", "default", "customer-search=all-stores");
        chain.distribute();
        assertThat(riga.search("Anna Bērziņa")).isEmpty();
        run("profiles", "set", "default", "customer-search=all-companies");
        chain.distribute();
        execute("insert into channel_group_address_book values ('demo', 'north')");

        Till.Card hit = riga.search("Anna Bērziņa").getFirst();
        assertThat(hit.account()).isEmpty();
        assertThat(hit.isPending()).isFalse();
        String anna = riga.open(hit.text("PartyNumber")).account();
        chain.cycle();

        assertThat(riga.find(anna).account()).matches("0000\\d\\d");
        assertThat(riga.find(anna).text("Email")).isEqualTo("anna@example.com");
        assertThat(riga.find(anna).json().path("Addresses").size()).isEqualTo(1);
        assertThat(chain.records().addressBooks(anna)).containsExactly("north");
        long customers = chain.records().customers();
        String account = riga.find(anna).account();
        assertThat(riga.open(hit.text("PartyNumber")).account()).isEqualTo(account);
        assertThat(chain.till("oslo").open(hit.text("PartyNumber")).account()).isEqualTo(account);
        chain.cycle();
        assertThat(chain.records().customers()).isEqualTo(customers);
        assertThat(chain.records().requests(anna)).containsExactly("CREATE_CUSTOMER DONE");

        execute("delete from channel_group_address_book");
        run("profiles", "set", "default", "customer-search=store");
        chain.distribute();
        assertThat(chain.till("oslo")
                        .open(hit.text("PartyNumber").replace("lv/", "no/"))
                        .text("code"))
                .isEqualTo("CustomerNotFound");
    }

    private static void execute(String statement) {
        chain.headquarters().database().client().sql(statement).update();
    }

    /// D10
    @Test
    void searchShortcutsAreShownInTheirOrderAndLanguageAndOneThatIsRemovedIsHidden() {
        Till riga = chain.till("riga");
        assertThat(riga.searchShortcuts("en")).isEmpty();
        assertThat(run("profiles", "shortcuts", "default").printed()).contains("offer no field");

        run("profiles", "shortcuts", "default", "phone", "email", "card", "--text", "phone:lv=Tālrunis");
        run("profiles", "shortcuts", "default", "card", "--dry-run");
        chain.distribute();
        assertThat(riga.searchShortcuts("lv-LV")).containsExactly("Tālrunis", "E-mail", "Loyalty card");
        assertThat(chain.till("web").searchShortcuts("lv")).isEmpty();

        assertThat(run("profiles", "shortcuts", "default", "email", "phone").printed())
                .containsPattern("email +-\\R *phone +lv: Tālrunis");
        chain.distribute();
        assertThat(riga.searchShortcuts("lv")).containsExactly("E-mail", "Tālrunis");
        assertThat(run("profiles", "shortcuts", "default", "shoe").complained())
                .contains("'shoe' is nothing a till searches by");
        assertThat(run("profiles", "shortcuts", "default", "--text", "card:lv=Karte")
                        .complained())
                .contains("card is no shortcut of this profile");
        run("profiles", "shortcuts", "default", "--none");
    }

    /// Nobody has downloaded her.
    private static void createAtHeadquarters(Till till, String name) {
        till.create("{\"FirstName\": \"%s\"}".formatted(name));
        till.upload();
        chain.convert();
    }

    @Test
    void previewSaysWhoWouldFollowAndChangesNothing() {
        Answer answer = run("profiles", "set", "default", "create-customers=sync", "--dry-run");

        assertThat(answer.printed())
                .contains("would have create-customers=sync")
                .contains("for 2 stores: oslo, riga. Nothing was changed.");
        assertThat(run("profiles").printed()).containsPattern("default +Stores +async");
    }

    /// A11, A12: one setting, which has its effect in a store when the store has downloaded it.
    @Test
    void settingTakesEffectWhenItIsDownloadedAndStatusSaysSoOfEachStore() {
        assertThat(run("profiles", "set", "default", "create-customers=sync").printed())
                .contains("has create-customers=sync");
        chain.release();
        chain.till("riga").download();

        assertThat(chain.till("riga").store().creationSetting().name()).isEqualTo("SYNC");
        assertThat(chain.till("oslo").store().creationSetting().name()).isEqualTo("ASYNC");
        assertThat(run("status").printed())
                .containsPattern("riga .* sync since \\d\\d:\\d\\d:\\d\\d")
                .containsPattern("oslo .* async, sync not applied yet")
                .containsPattern("web .* async since");
        assertThat(run("profiles").printed())
                .containsPattern("default +Stores +sync +taken +store +async +EDITED +\\d+ +oslo, riga +1 of 2");
    }

    /// K05, K08
    @Test
    void orderModeAndHoldCodeAreSettingsOfTheProfile() {
        assertThat(run("profiles", "set", "online", "order-mode=sync-with-backup", "--dry-run")
                        .printed())
                .contains("would have order-mode=sync-with-backup", "for 1 store: web. Nothing was changed.");
        run("profiles", "set", "online", "order-mode=sync-with-backup");

        assertThat(run("profiles", "set", "online", "order-hold-code=SYNC-ERROR")
                        .printed())
                .contains("has order-hold-code=SYNC-ERROR");
        assertThat(run("profiles").printed())
                .containsPattern("online +Online stores +async +taken +store +sync-with-backup +SYNC-ERROR");
        assertThat(run("profiles", "set", "online", "order-mode=later").complained())
                .contains("order-mode is async, sync or sync-with-backup, not later");
        assertThat(run("profiles", "set", "online", "order-hold-code=a b").complained())
                .contains("order-hold-code is 1 to 20 letters, digits, dots and hyphens, not a b");
        run("profiles", "set", "online", "order-mode=async");
        run("profiles", "set", "online", "order-hold-code=EDITED");
    }

    @Test
    void storeFollowsWhatItDownloadedAlsoAfterItWasStartedAnew() {
        run("profiles", "set", "default", "create-customers=sync");
        chain.distribute();

        chain.stopStores();
        chain.startStores();

        assertThat(chain.till("riga").store().creationSetting().name()).isEqualTo("SYNC");
    }

    /// D12: a store that is older than the setting.
    @Test
    void valueAStoreDoesNotKnowIsTheUsualOneAndStatusSaysSo() {
        Till riga = chain.till("riga");
        riga.create("{\"FirstName\": \"Zelma\"}");
        atHeadquarters(
                "alter table master.functionality_profile drop constraint functionality_profile_customer_search_check");
        try {
            searchesAre("ALL_PLANETS");

            assertThat(riga.search("Zelma")).hasSize(1);
            assertThat(run("status").printed())
                    .contains("Store riga is older than its settings: it does not know customer-search=all-planets");
        } finally {
            searchesAre("STORE");
        }
        assertThat(run("status").printed()).doesNotContain("older than its settings");
    }

    private static void searchesAre(String value) {
        atHeadquarters("""
                update master.functionality_profile
                set customer_search = ?, row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where functionality_profile = 'default'""", value);
        chain.distribute();
        heartbeats();
    }

    private static void atHeadquarters(String statement, Object... values) {
        chain.headquarters()
                .database()
                .client()
                .sql(statement)
                .params(List.of(values))
                .update();
    }

    @Test
    void changeIsInTheAuditTrailOnce() {
        long before = audited();

        run("profiles", "set", "default", "create-customers=sync");
        run("profiles", "set", "default", "create-customers=sync");

        assertThat(audited()).isEqualTo(before + 1);
    }

    @Test
    void whatIsNoProfileOrNoSettingIsRefusedWithWhatThereIs() {
        assertThat(run("profiles", "set", "shop", "create-customers=sync").complained())
                .contains("There is no functionality profile shop; tillbridge profiles lists them");
        assertThat(run("profiles", "set", "default", "create-customers=perhaps").complained())
                .contains("create-customers is sync or async, not perhaps");
        assertThat(run("profiles", "set", "default", "colour=red").complained())
                .contains("A profile has no setting colour");
    }

    /// Every store says what it follows.
    private static void heartbeats() {
        chain.tills().forEach(Till::download);
    }

    private static long audited() {
        return chain.headquarters()
                .database()
                .client()
                .sql("select count(*) from audit_event where action = 'profile.set'")
                .query(Long.class)
                .single();
    }

    private Answer run(String... command) {
        return Operator.of(chain, folder).run(command);
    }
}
