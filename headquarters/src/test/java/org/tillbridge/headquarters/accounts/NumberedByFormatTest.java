package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.SaveNumberSequence;
import org.tillbridge.headquarters.numbers.SequenceChange;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.WakeUnnumbered;
import org.tillbridge.headquarters.repair.NameAccount;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;

/// Station 6 and its number sequences: how account IDs look, and who waits when one has none left.
class NumberedByFormatTest {

    private static final String OTHER = "lv";

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        var admission = new StoreAdmission(headquarters.database(), () -> HeadquartersDatabase.NOW);
        admission.addLegalEntity(new StoreAdmission.LegalEntity(OTHER, "Veikali SIA", "", 6));
        admission.register(new Store("riga", OTHER, "lv-stores", "Riga"));
        job = job();
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private SynchronizeCustomers job() {
        var adopt = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        return new SynchronizeCustomers(
                headquarters.database(), adopt, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
    }

    private void sequence(String change) {
        headquarters.client().sql("update number_sequence set " + change).update();
    }

    private void vipSequence(String format, long highest) {
        headquarters
                .client()
                .sql("insert into number_sequence (legal_entity, sequence_code, customer_group, format, highest_number)"
                        + " values ('demo', 'CUSTOMER_ACCOUNT', 'VIP', ?, ?)")
                .params(format, highest)
                .update();
    }

    private UUID arrives(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        return customer;
    }

    private UUID arrivesOf(String group) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(new Request(
                "001",
                customer,
                "CREATE_CUSTOMER",
                "{\"customer_type\":\"PERSON\",\"name\":\"Ilze\",\"customer_group\":\"%s\"}".formatted(group),
                HeadquartersDatabase.NOW));
        return customer;
    }

    private UUID arrivesInTheOther() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(
                UUID.randomUUID(), Request.create(customer, "Ilze").at("riga", HeadquartersDatabase.NOW), OTHER);
        return customer;
    }

    private String account(UUID customer) {
        return headquarters.text(
                "select coalesce((select account_id from customer where customer_id = ?), 'none')", customer);
    }

    private String waits(UUID customer) {
        return headquarters.text(
                "select state || ' ' || reason_code || ': ' || reason from request_state where customer_id = ? and kind = 'CREATE_CUSTOMER'",
                customer);
    }

    /// P01
    @Test
    void segmentsAreRenderedAndTheRightmostMovesFirst() {
        sequence(
                "format = '{legal-entity}-&&-##_2017', highest_number = 67599, next_number = 99 where legal_entity = 'demo'");
        UUID last = arrives("Anna");
        UUID next = arrives("Berta");

        job.run();

        assertThat(account(last)).isEqualTo("demo-AA-99_2017");
        assertThat(account(next)).isEqualTo("demo-AB-00_2017");
    }

    /// P01
    @Test
    void exhaustedSequenceLetsItsOwnCustomersWaitWithAReasonAndNobodyElses() {
        sequence("highest_number = 2 where legal_entity = 'demo'");
        UUID first = arrives("First");
        UUID second = arrives("Second");
        UUID third = arrives("Third");
        UUID other = arrivesInTheOther();
        headquarters.arrive(Request.change(third, "{\"email\":\"a@example.org\"}"));

        var outcome = job.run();

        assertThat(outcome.created()).isEqualTo(3);
        assertThat(account(first) + account(second) + account(other)).isEqualTo("000001000002000001");
        assertThat(waits(third))
                .isEqualTo(
                        "WAITING NumberSequenceExhausted: Waits: number sequence demo/CUSTOMER_ACCOUNT has given its highest number, 000002; "
                                + "raise it, or give it a longer format: tillbridge numbering set demo/CUSTOMER_ACCOUNT");
        assertThat(job.run().claimed()).isZero();
    }

    /// P01
    @Test
    void whatWaitedForANumberGoesOnByItselfWhenTheSequenceIsRaised() {
        sequence("highest_number = 1 where legal_entity = 'demo'");
        arrives("First");
        UUID second = arrives("Second");
        headquarters.arrive(Request.change(second, "{\"email\":\"a@example.org\"}"));
        job.run();

        var saved = new SaveNumberSequence(headquarters.database(), () -> HeadquartersDatabase.NOW)
                .change(
                        new SequenceKey("demo", SequenceKey.CUSTOMER_ACCOUNT, ""),
                        new SequenceChange(null, 2L, null, null, null),
                        SaveNumberSequence.Intent.SAVE);
        job.run();

        assertThat(saved.woken()).isEqualTo(1);
        assertThat(account(second)).isEqualTo("000002");
        assertThat(headquarters.text("select email from customer where customer_id = ?", second))
                .isEqualTo("a@example.org");
    }

    /// P02
    @Test
    void legalEntitiesWithTheSameFormatCountIndependently() {
        UUID one = arrives("One");
        UUID two = arrives("Two");
        UUID other = arrivesInTheOther();

        job.run();

        assertThat(account(one)).isEqualTo("000001");
        assertThat(account(two)).isEqualTo("000002");
        assertThat(account(other)).isEqualTo("000001");
    }

    /// P03
    @Test
    void numberOfAnAbortedTransactionIsGivenToTheNextCustomer() {
        headquarters.client().sql("""
                create function public.refuse() returns trigger language plpgsql as $$
                begin
                    raise exception 'no' using errcode = '57014';
                end $$
                """).update();
        headquarters.client().sql("""
                create constraint trigger aborted after insert on master.customer
                deferrable initially deferred for each row execute function public.refuse()
                """).update();
        UUID first = arrives("First");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> job.run()))
                .isNotNull();
        headquarters.client().sql("drop trigger aborted on master.customer").update();
        UUID second = arrives("Second");

        job.run();

        assertThat(account(first) + " " + account(second)).isEqualTo("000001 000002");
    }

    /// P06
    @Test
    void groupWithASequenceOfItsOwnIsNumberedByItAndTheOthersByTheLegalEntitys() {
        vipSequence("VIP-&##", 2599);
        UUID vip = arrivesOf("VIP");
        UUID retail = arrivesOf("retail");
        UUID none = arrives("None");
        UUID vipToo = arrivesOf("VIP");

        job.run();

        assertThat(account(vip) + " " + account(vipToo)).isEqualTo("VIP-A01 VIP-A02");
        assertThat(account(retail) + " " + account(none)).isEqualTo("000001 000002");
    }

    @Test
    void blockedSequenceOfAGroupHoldsUpThatGroupOnly() {
        vipSequence("VIP-###", 999);
        sequence("blocked = true where customer_group = 'VIP'");
        UUID vip = arrivesOf("VIP");
        UUID retail = arrivesOf("retail");

        job.run();

        assertThat(account(retail)).isEqualTo("000001");
        assertThat(waits(vip))
                .startsWith("WAITING NumberSequenceBlocked")
                .endsWith("tillbridge numbering set demo/CUSTOMER_ACCOUNT/VIP");
    }

    /// P05, F10
    @Test
    void manualSequenceGivesNobodyANumberAndStoresNothingUntilAPersonNamesEachAccount() {
        sequence("manual = true, blocked = true where legal_entity = 'demo' and customer_group = ''");
        UUID anna = arrives("Anna");
        UUID berta = arrives("Berta");

        SynchronizeCustomers.Outcome outcome = job.run();

        assertThat(outcome.created()).isZero();
        assertThat(outcome.waiting()).isEqualTo(2);
        assertThat(waits(anna)).startsWith("WAITING NumberSequenceManual").contains("tillbridge requests number");
        assertThat(headquarters.text("select count(*) || ' ' || (select bytes from ledger) from customer"))
                .isEqualTo("0 " + headquarters.text("select bytes from ledger"));

        assertThat(named(anna, "OLD-4711")).isEqualTo(new ImmediateConversion.Done(0));
        assertThat(account(anna)).isEqualTo("OLD-4711");
        assertThatThrownBy(() -> named(berta, "OLD-4711")).hasMessageContaining("is that of customer " + anna);
        assertThatThrownBy(() -> named(berta, "000007")).hasMessageContaining("a number of the format ######");
        assertThatThrownBy(() -> named(berta, UUID.randomUUID().toString()))
                .hasMessageContaining("cannot be an account ID");
        assertThatThrownBy(() -> named(anna, "OLD-4712")).hasMessageContaining("does not wait for an account ID");
        assertThat(account(berta)).isEqualTo("none");
        assertThat(headquarters.text("select count(*)::text from adopted_account"))
                .isEqualTo("1");

        sequence("manual = false, blocked = false");
        new WakeUnnumbered(headquarters.database()).run();
        job.run();
        assertThat(account(berta)).isEqualTo("000001");
    }

    private ImmediateConversion named(UUID customer, String account) {
        UUID request = UUID.fromString(
                headquarters.text("select request_id::text from request_state where customer_id = ?", customer));
        var name = new NameAccount(
                headquarters.database(),
                new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW),
                () -> HeadquartersDatabase.NOW);
        return job.runNow(request, () -> name.run(request, account));
    }

    /// N3
    @Test
    void ledgerRaisesEachSequenceAboveItsOwnNumbersAlsoWithLetters() {
        vipSequence("VIP-&##", 2599);
        sequence("next_number = 99 where customer_group = 'VIP'");
        HeadquartersDatabase backup = headquarters.copy();
        UUID vip = arrivesOf("VIP");
        UUID vipToo = arrivesOf("VIP");
        UUID retail = arrivesOf("retail");
        job.run();
        assertThat(account(vipToo)).isEqualTo("VIP-B00");

        headquarters.close();
        headquarters = backup;
        job = job();
        UUID newVip = arrivesOf("VIP");
        UUID newRetail = arrivesOf("retail");
        headquarters.arrive(Request.create(retail, "Ilze"));
        job.run();

        assertThat(account(newVip)).isEqualTo("VIP-B01");
        assertThat(account(newRetail)).isEqualTo("000002");
        assertThat(account(retail)).isEqualTo("000001");
        assertThat(headquarters.text(
                        "select string_agg(account_id, ' ' order by account_id) from adopted_account where customer_id in (?, ?)",
                        vip,
                        vipToo))
                .isEqualTo("VIP-A99 VIP-B00");
    }
}
