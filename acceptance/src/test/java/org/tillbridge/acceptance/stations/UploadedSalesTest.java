package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.roles.QuarantineParts;
import org.tillbridge.app.verification.Check;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.app.verification.VerifyInvariants;
import org.tillbridge.app.verification.Violation;
import org.tillbridge.channel.sales.CountedTender;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.channel.sales.ShiftOutcome;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;

/// Sales on their way up, in the sealed sessions of P-0001, lines behind their head.
class UploadedSalesTest {

    private static final CurrencyCode EURO = new CurrencyCode("EUR");

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private UUID sells(UUID customer, String... prices) {
        List<SalesLine> lines = Arrays.stream(prices)
                .map(price -> SalesLine.of("85123A", "HEART", BigDecimal.ONE, new BigDecimal(price)))
                .toList();
        BigDecimal paid = lines.stream().map(SalesLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        var content = new TransactionContent(
                TransactionKind.SALE,
                EURO,
                new CustomerId(customer),
                lines,
                List.of(),
                List.of(new SalesPayment("CASH", paid)));
        var till = new NewTransaction.Till("001-1", null, NewTransaction.Mode.ONLINE);
        var outcome = store.sales.ringUp().run(new NewTransaction(UUID.randomUUID(), till, content, null, null, null));
        return ((RingUpOutcome.RungUp) outcome).receipt().transactionId();
    }

    @Test
    void aSaleTravelsWithItsLinesAndItsCustomerInOneSession() {
        UUID ilze = store.creates("Ilze");
        UUID sale = sells(ilze, "10", "2.50");

        assertThat(store.upload(line.line)).isEqualTo(2);

        assertThat(headquarters.text(
                        "select string_agg(kind || ' ' || state || ' ' || validation, ',') from transaction_state"))
                .isEqualTo("SALE WAITING NONE");
        assertThat(headquarters.text("select sum(net_amount)::text from sales_line"))
                .isEqualTo("12.5000");
        assertThat(headquarters.count(
                        "sales_transaction where transaction_id = '%s' and customer_id = '%s' and session_id is not null"
                                .formatted(sale, ilze)))
                .isEqualTo(1);
        assertThat(headquarters.text("select sum(rows)::text from upload_session"))
                .isEqualTo("2");
        assertThat(store.upload(line.line)).isZero();
    }

    @Test
    void theSameAgainHasNoEffectAndOtherContentIsKeptWithBoth() {
        UUID sale = sells(store.creates("Ilze"), "10");
        store.upload(line.line);
        store.client().sql("update outbox set session_id = null").update();

        store.upload(line.line);

        assertThat(headquarters.count("transaction_state")).isEqualTo(1);
        assertThat(headquarters.count("quarantine")).isZero();

        store.client()
                .sql("update sales_transaction set net_amount = 11, payment_amount = 11, content_hash = 'other'")
                .update();
        store.client().sql("update outbox set session_id = null").update();
        store.upload(line.line);

        assertThat(
                        headquarters.text(
                                "select kind || ' ' || row_key || ' ' || (content ->> 'net_amount') || ' ' || (standing ->> 'net_amount') from quarantine"))
                .isEqualTo("CONFLICT %s 11.0000 10.0000".formatted(sale));
        assertThat(headquarters.text("select sum(net_amount)::text from sales_transaction"))
                .isEqualTo("10.0000");
        assertThat(headquarters.count("sales_line")).isEqualTo(1);
    }

    @Test
    void aPoisonTransactionIsKeptWholeTheRestPassesAndRepairedItIsTaken() {
        UUID ilze = store.creates("Ilze");
        UUID poison = sells(ilze, "10", "20");
        sells(ilze, "1");
        store.client()
                .sql("alter table sales_line drop constraint amounts_are_numbers")
                .update();
        store.client()
                .sql("update sales_line set net_amount = 'NaN' where transaction_id = :id and line_no = 2")
                .param("id", poison)
                .update();

        store.upload(line.line);

        assertThat(headquarters.text("select sum(net_amount)::text from sales_line"))
                .isEqualTo("1.0000");
        assertThat(headquarters.count("transaction_state")).isEqualTo(1);
        assertThat(headquarters.text("select kind || ' ' || row_key || ' ' || reason from quarantine"))
                .isEqualTo("REFUSED %1$s Transaction %1$s cannot be taken: an amount of it is no number"
                        .formatted(poison));
        String lines = headquarters.text("select content ->> 'sales_line' from quarantine");
        repair(lines.replace("\"NaN\"", "20"));
        assertThat(headquarters.text("select sum(net_amount)::text from sales_line"))
                .isEqualTo("31.0000");
        assertThat(headquarters.count("transaction_state")).isEqualTo(2);
        assertThat(headquarters.count("sales_payment")).isEqualTo(2);
    }

    private void repair(String lines) {
        long entry = headquarters
                .client()
                .sql("select quarantine_id from quarantine")
                .query(Long.class)
                .single();
        QuarantineParts.desk(headquarters.database(), headquarters.jobs, headquarters.clock)
                .repair()
                .run(entry, Map.of("sales_line", lines));
    }

    @Test
    void aRefusedRequestOfTheSessionTearsNoSaleFromItsLines() {
        UUID ilze = store.creates("Ilze");
        sells(ilze, "1", "2");
        UUID poison = store.creates("Poison");
        store.client()
                .sql("alter table customer_request drop constraint customer_request_kind_check")
                .update();
        store.client()
                .sql("update customer_request set kind = 'NONSENSE' where customer_id = :id")
                .param("id", poison)
                .update();
        headquarters
                .client()
                .sql("alter table customer_request add constraint no_nonsense check (kind <> 'NONSENSE')")
                .update();
        for (int i = 0; i < 5; i++) {
            sells(ilze, "3", "4", "5");
        }

        store.upload(line.line);

        assertThat(headquarters.text("select string_agg(table_name, ' ') from quarantine"))
                .isEqualTo("customer_request");
        assertThat(headquarters.count("transaction_state")).isEqualTo(6);
        assertThat(headquarters.text("select sum(net_amount)::text from sales_line"))
                .isEqualTo("63.0000");
    }

    @Test
    void aLineThatFitsNoColumnKeepsItsWholeTransactionBack() {
        UUID ilze = store.creates("Ilze");
        sells(ilze, "1", "2");
        UUID poison = sells(ilze, "3", "4");
        store.client()
                .sql("alter table sales_line alter column line_no type text")
                .update();
        store.client()
                .sql("update sales_line set line_no = 'two' where transaction_id = :id and line_no = '2'")
                .param("id", poison)
                .update();

        store.upload(line.line);

        assertThat(headquarters.count("transaction_state")).isEqualTo(1);
        assertThat(headquarters.text("select sum(net_amount)::text from sales_line"))
                .isEqualTo("3.0000");
        assertThat(headquarters.text("select string_agg(table_name, ' ' order by table_name) from quarantine"))
                .isEqualTo("sales_line sales_transaction");
    }

    /// V1
    @Test
    void verifyMissesASaleAndALineThatIsNotAtHeadquarters() {
        UUID whole = sells(store.creates("Ilze"), "1", "2");
        UUID torn = sells(store.creates("Anna"), "3", "4");
        store.upload(line.line);
        assertThat(arrived().violationCount()).isZero();
        assertThat(arrived().rowsLookedAt()).isEqualTo(8);

        headquarters
                .client()
                .sql("delete from sales_transaction where transaction_id = :id")
                .param("id", whole)
                .update();
        headquarters
                .client()
                .sql("delete from sales_line where transaction_id = :id and line_no = 2")
                .param("id", torn)
                .update();

        assertThat(arrived().violations())
                .extracting(Violation::text)
                .containsExactlyInAnyOrder(
                        "transaction %s of store 001 is neither at headquarters nor in the store's outbox as unacknowledged"
                                .formatted(whole),
                        "transaction %s of store 001 has other content at headquarters than in the store's journal"
                                .formatted(torn));
    }

    private Check arrived() {
        var databases = Databases.of(
                headquarters.database(), folder.resolve("accounts.ledger"), Map.of("001", store.database()));
        return new VerifyInvariants(databases, headquarters.clock)
                .run().checks().stream()
                        .filter(check -> check.name().equals("V1"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theEndOfAShiftTravelsWithWhatWasCounted() {
        var shift = ((ShiftOutcome.Opened) store.sales.shifts().open("001-1", null)).shift();
        var cash = new CountedTender("CASH", BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN, "EUR");
        store.sales.shifts().close(shift.shiftId(), List.of(cash));

        assertThat(store.upload(line.line)).isEqualTo(1);

        assertThat(
                        headquarters.text(
                                "select c.register_id || ' ' || t.counted || ' ' || t.currency from shift_closing c join shift_tender t using (shift_id)"))
                .isEqualTo("001-1 10.0000 EUR");
    }
}
