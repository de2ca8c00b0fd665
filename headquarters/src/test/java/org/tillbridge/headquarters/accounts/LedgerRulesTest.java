package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.error.TillbridgeException;

/// Station 6 and its ledger: no account goes to a second customer, whatever is restored or lost.
class LedgerRulesTest {

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        job = jobOver(headquarters);
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private Path ledger() {
        return folder.resolve("accounts.ledger");
    }

    private SynchronizeCustomers jobOver(HeadquartersDatabase database) {
        var adopt = new AdoptLedger(database.database(), ledger(), () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        return new SynchronizeCustomers(database.database(), adopt, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
    }

    private UUID arrives(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        return customer;
    }

    private String account(UUID customer) {
        return headquarters.text("select account_id from customer where customer_id = ?", customer);
    }

    private long customers() {
        return headquarters
                .client()
                .sql("select count(*) from customer")
                .query(Long.class)
                .single();
    }

    /// The database is restored from a backup; the ledger is not.
    private void restore(HeadquartersDatabase backup) {
        headquarters.close();
        headquarters = backup;
        job = jobOver(headquarters);
    }

    private void assertNumberingIsRefused(String reason) {
        arrives("Waits");
        long before = customers();
        job = jobOver(headquarters);

        assertThatThrownBy(() -> job.run())
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining(reason);

        assertThat(customers()).isEqualTo(before);
    }

    /// N1
    @Test
    void ledgerThatCannotBeAppendedToLeavesNobodyNumbered() {
        arrives("Ilze");
        ((LedgerState.Ready) job.open()).ledger().close();

        assertThatThrownBy(() -> job.run()).isInstanceOf(TillbridgeException.class);
        assertThat(customers()).isZero();

        assertThat(job.run().created()).isEqualTo(1);
    }

    /// N1
    @Test
    void pairIsInTheLedgerWhenTheCustomerHasItsAccount() throws IOException {
        UUID customer = arrives("Ilze");

        job.run();

        assertThat(Files.readString(ledger())).contains("demo\t" + customer + "\t000001\t1\n#1\t");
    }

    /// N2, N3
    @Test
    void customerNumberedBeforeARestoreGetsTheSameAccountAndNobodyElseDoes() {
        UUID early = arrives("Early");
        UUID late = arrives("Late");
        HeadquartersDatabase backup = headquarters.copy();
        job.run();
        String earlys = account(early);
        String lates = account(late);

        restore(backup);
        headquarters.client().sql("delete from request_state").update();
        headquarters.client().sql("delete from customer_request").update();
        UUID newcomer = arrives("Newcomer");
        headquarters.arrive(Request.create(late, "Late"));
        headquarters.arrive(Request.create(early, "Early"));
        job.run();

        assertThat(account(early)).isEqualTo(earlys);
        assertThat(account(late)).isEqualTo(lates);
        assertThat(account(newcomer)).isEqualTo("000003");
    }

    /// N3
    @Test
    void emptyDatabaseBesideALedgerNumbersNobodyOfALegalEntityItDoesNotKnow() {
        arrives("Ilze");
        job.run();
        headquarters.close();
        headquarters = new HeadquartersDatabase();
        headquarters.client().sql("delete from number_sequence").update();
        headquarters.client().sql("delete from legal_entity").update();

        assertNumberingIsRefused("does not know; add it");

        new StoreAdmission(headquarters.database(), () -> HeadquartersDatabase.NOW)
                .addLegalEntity(new StoreAdmission.LegalEntity(HeadquartersDatabase.ENTITY, "Demo retail", "", 6));
        job.run();
        assertThat(headquarters.text("select account_id from customer")).isEqualTo("000002");
    }

    @Test
    void missingLedgerStopsNumberingUntilItIsBack() throws IOException {
        arrives("Ilze");
        job.run();
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(ledger(), elsewhere);

        assertNumberingIsRefused("is missing although accounts were given");

        Files.move(elsewhere, ledger());
        assertThat(job.run().created()).isEqualTo(1);
    }

    @Test
    void shorterLedgerStopsNumberingUntilTheNewestIsBack() throws IOException {
        arrives("Ilze");
        job.run();
        Path old = Files.copy(ledger(), folder.resolve("old"));
        arrives("Anna");
        job.run();
        Path newest = Files.copy(ledger(), folder.resolve("newest"));
        Files.copy(old, ledger(), StandardCopyOption.REPLACE_EXISTING);

        assertNumberingIsRefused("put back the newest copy");

        Files.copy(newest, ledger(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(job.run().created()).isEqualTo(1);
    }

    @Test
    void foreignLedgerStopsNumberingAndIsLeftAsItIs() throws IOException {
        arrives("Ilze");
        job.run();
        Path own = Files.copy(ledger(), folder.resolve("own"));
        String foreign = Files.readString(ledger()).replaceFirst("1 [0-9a-f-]{36}", "1 " + UUID.randomUUID());
        Files.writeString(ledger(), foreign + "demo\tunfinished");

        assertNumberingIsRefused("was numbered with ledger");

        assertThat(Files.readString(ledger())).endsWith("unfinished");
        Files.copy(own, ledger(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(job.run().created()).isEqualTo(1);
    }

    @Test
    void damagedLedgerStopsNumberingUntilASoundCopyIsBack() throws IOException {
        arrives("Ilze");
        job.run();
        byte[] sound = Files.readAllBytes(ledger());
        byte[] damaged = sound.clone();
        damaged[sound.length - 30] ^= 1;
        Files.write(ledger(), damaged);

        assertNumberingIsRefused("is damaged");

        Files.write(ledger(), sound);
        assertThat(job.run().created()).isEqualTo(1);
    }

    @Test
    void ledgerWithoutItsLastClosingLineIsNotCutBackBehindWhatTheDatabaseKnows() throws IOException {
        arrives("Ilze");
        job.run();
        byte[] sound = Files.readAllBytes(ledger());
        byte[] damaged = sound.clone();
        damaged[new String(sound, java.nio.charset.StandardCharsets.US_ASCII).lastIndexOf('#')] = 'x';
        Files.write(ledger(), damaged);

        assertNumberingIsRefused("put back the newest copy");

        assertThat(Files.readAllBytes(ledger())).isEqualTo(damaged);
    }

    @Test
    void batchThatACrashLeftUnfinishedIsCutOff() throws IOException {
        arrives("Ilze");
        job.run();
        long sound = Files.size(ledger());
        Files.writeString(ledger(), "demo\t" + UUID.randomUUID() + "\t000002\t2\ndemo\t", StandardOpenOption.APPEND);
        Files.write(ledger(), new byte[10_000], StandardOpenOption.APPEND);

        job = jobOver(headquarters);
        job.open();

        assertThat(Files.size(ledger())).isEqualTo(sound);
        UUID next = arrives("Next");
        job.run();
        assertThat(account(next)).isEqualTo("000002");
    }

    @Test
    void connectionKilledAtCommitGivesTheSameNumbersInTheNextRun() {
        headquarters.client().sql("create sequence public.kills").update();
        headquarters.client().sql("""
                create function public.kill_once() returns trigger language plpgsql as $$
                begin
                    if nextval('public.kills') = 1 then
                        perform pg_terminate_backend(pg_backend_pid());
                        perform count(*) from generate_series(1, 1000000);
                    end if;
                    return null;
                end $$
                """).update();
        headquarters.client().sql("""
                create constraint trigger killed_at_commit after insert on master.customer
                deferrable initially deferred for each row execute function public.kill_once()
                """).update();
        UUID first = arrives("First");
        UUID second = arrives("Second");

        assertThatThrownBy(() -> job.run()).hasMessageContaining("it starts again");
        assertThat(customers()).isZero();
        UUID third = arrives("Third");
        job.run();

        assertThat(account(first)).isEqualTo("000001");
        assertThat(account(second)).isEqualTo("000002");
        assertThat(account(third)).isEqualTo("000003");
    }
}
