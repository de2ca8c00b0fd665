package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.headquarters.numbers.LockedTurn;
import org.tillbridge.headquarters.numbers.NumberingTurn;
import org.tillbridge.kernel.postgres.DataSources;

/// Of several headquarters processes one numbers, and who takes over reads the ledger first.
class NumberingTurnTest {

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private LockedTurn first;
    private LockedTurn second;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        first = turn("accounts.ledger");
        second = turn("accounts.ledger");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        headquarters.close();
    }

    @Test
    void turnIsOneProcessesUntilItGivesItBack() {
        assertThat(first.take()).isEqualTo(new NumberingTurn.Ours(1));
        assertThat(first.take()).isEqualTo(new NumberingTurn.Ours(1));
        assertThat(second.take()).isInstanceOf(NumberingTurn.Elsewhere.class);

        first.giveBack();

        assertThat(second.take()).isEqualTo(new NumberingTurn.Ours(1));
        assertThat(first.take()).isInstanceOf(NumberingTurn.Elsewhere.class);
    }

    @Test
    void brokenConnectionIsAnotherTurnSoThatTheLedgerIsReadAnew() {
        first.take();

        breakConnections();

        assertThat(first.take()).isEqualTo(new NumberingTurn.Ours(2));
    }

    @Test
    void nobodyTakesOverWhileTheOneWhoLostItMayStillWriteToTheLedger() {
        first.take();
        breakConnections();

        assertThat(second.take())
                .isInstanceOfSatisfying(
                        NumberingTurn.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.reason()).contains("still has the account ledger"));

        first.giveBack();
        assertThat(second.take()).isEqualTo(new NumberingTurn.Ours(1));
    }

    @Test
    void processWithAnotherLedgerDoesNotNumberAndLetsTheOthersDoIt() {
        try (LockedTurn stranger = turn("elsewhere.ledger")) {
            SynchronizeCustomers right = numbering(first, "accounts.ledger");
            assertThat(right.open()).isInstanceOf(LedgerState.Ready.class);
            SynchronizeCustomers wrong = numbering(stranger, "elsewhere.ledger");
            assertThat(wrong.open())
                    .isInstanceOfSatisfying(
                            LedgerState.Elsewhere.class,
                            elsewhere -> assertThat(elsewhere.unfit()).contains("elsewhere.ledger is missing"));
            first.giveBack();

            assertThat(wrong.open()).isInstanceOf(LedgerState.Refused.class);

            assertThat(right.takesTurn()).isTrue();
            assertThat(right.state()).isInstanceOf(LedgerState.Ready.class);
        }
    }

    private SynchronizeCustomers numbering(NumberingTurn turn, String ledger) {
        InstantSource clock = () -> HeadquartersDatabase.NOW;
        var adopt = new AdoptLedger(headquarters.database(), folder.resolve(ledger), clock, UUID::randomUUID);
        return new SynchronizeCustomers(
                headquarters.database(), new SynchronizeCustomers.Numbering(adopt, turn), clock, UUID::randomUUID);
    }

    private LockedTurn turn(String ledger) {
        return new LockedTurn(DataSources.besides(headquarters.source()), folder.resolve(ledger));
    }

    /// The network between this process and its database goes away for a moment.
    private void breakConnections() {
        headquarters.client().sql("""
                    select pg_terminate_backend(l.pid, 10000) from pg_locks l
                    where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
                    """).query((row, number) -> row.getBoolean(1)).list();
    }
}
