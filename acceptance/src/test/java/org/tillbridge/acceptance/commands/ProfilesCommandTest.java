package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;

/// How stores create customers, as a person chooses it.
class ProfilesCommandTest {

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
                .containsPattern("default +Stores +async +taken +store +\\d+ +oslo, riga +2 of 2")
                .containsPattern("online +Online stores +async +taken +store +1 +web +1 of 1");
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
                .containsPattern("default +Stores +sync +taken +store +\\d+ +oslo, riga +1 of 2");
    }

    @Test
    void storeFollowsWhatItDownloadedAlsoAfterItWasStartedAnew() {
        run("profiles", "set", "default", "create-customers=sync");
        chain.distribute();

        chain.stopStores();
        chain.startStores();

        assertThat(chain.till("riga").store().creationSetting().name()).isEqualTo("SYNC");
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
