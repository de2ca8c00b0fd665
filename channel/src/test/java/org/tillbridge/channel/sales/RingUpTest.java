package org.tillbridge.channel.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.sales.SalesTill.REGISTER;
import static org.tillbridge.channel.sales.SalesTill.at;
import static org.tillbridge.channel.sales.SalesTill.content;
import static org.tillbridge.channel.sales.SalesTill.of;
import static org.tillbridge.channel.sales.SalesTill.sale;
import static org.tillbridge.channel.sales.SalesTill.till;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.HistoryCall.Which;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.TransactionCodes;
import org.tillbridge.kernel.sales.TransactionKind;

/// One database for all: each test begins with empty tables.
class RingUpTest {

    private static SalesTill till;

    @BeforeAll
    static void open() {
        till = new SalesTill();
    }

    @AfterAll
    static void close() {
        till.close();
    }

    @BeforeEach
    void empty() {
        till.database()
                .client()
                .sql(
                        "truncate sales_transaction, sales_line, sales_amount, sales_payment, receipt_number, outbox, shift, shift_closing, shift_tender, store, customer")
                .update();
    }

    @Test
    void saleIsStoredWholeWithOneOutboxRowOfAllItsBytes() {
        int wakes = till.wakes();

        Receipt receipt = till.rungUp(sale("2.675"));

        SalesTransaction stored =
                till.sales().find().byId(receipt.transactionId()).orElseThrow();
        assertThat(stored.receipt()).isEqualTo(receipt);
        assertThat(receipt.receiptId()).isEqualTo("052-1-000001");
        assertThat(stored.content().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.net()).isEqualByComparingTo("2.675"));
        assertThat(stored.content().amounts()).singleElement().satisfies(amount -> {
            assertThat(amount.kind()).isEqualTo(AmountKind.ROUNDING);
            assertThat(amount.amount()).isEqualByComparingTo("0.005");
        });
        assertThat(stored.totals().payments()).isEqualByComparingTo("2.68");
        assertThat(stored.state()).isEqualTo(SalesTransaction.State.CAPTURED);
        assertThat(till.count("outbox where table_name = 'sales_transaction' and bytes > 500 and subject is null"))
                .isEqualTo(1);
        assertThat(till.wakes()).isEqualTo(wakes + 1);
    }

    @Test
    void theSameAgainIsTheSameTransactionAndOtherContentIsAConflict() {
        UUID id = UUID.randomUUID();
        Receipt first = till.rungUp(sale(id, REGISTER, "10"));

        assertThat(till.sales().ringUp().run(sale(id, REGISTER, "10.00")))
                .isEqualTo(new RingUpOutcome.AlreadyRungUp(first));
        assertThat(till.sales().ringUp().run(sale(id, REGISTER, "11"))).isEqualTo(new RingUpOutcome.Taken(first));
        assertThat(till.sales().ringUp().run(sale(id, till("052-2"), "10"))).isEqualTo(new RingUpOutcome.Taken(first));
        assertThat(till.count("sales_transaction")).isEqualTo(1);
        assertThat(till.count("outbox")).isEqualTo(1);
    }

    @Test
    void twoAtOnceWithOneUuidAreOneTransaction() throws Exception {
        UUID id = UUID.randomUUID();
        List<Future<RingUpOutcome>> outcomes = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var register = till("052-" + i);
                outcomes.add(executor.submit(() -> till.sales().ringUp().run(sale(id, register, "10"))));
            }
        }

        int rungUp = 0;
        for (Future<RingUpOutcome> outcome : outcomes) {
            rungUp += outcome.get() instanceof RingUpOutcome.RungUp ? 1 : 0;
        }
        assertThat(rungUp).isEqualTo(1);
        assertThat(till.count("sales_transaction")).isEqualTo(1);
    }

    @Test
    void receiptsOfARegisterHaveNoGapsWhateverIsRefusedOrRungUpAtOnce() {
        var refused = sale(UUID.randomUUID(), REGISTER, "-1");
        till.sales().ringUp().run(refused);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                executor.submit(() -> till.sales()
                        .ringUp()
                        .runAll(List.of(sale("1"), sale(UUID.randomUUID(), REGISTER, "-1"), sale("2"))));
            }
        }

        assertThat(till.count("sales_transaction")).isEqualTo(40);
        assertThat(till.database()
                        .client()
                        .sql(
                                "select array_agg(receipt_no order by capture_no) = array(select generate_series(1, 40)::bigint) from sales_transaction")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void historyIsRungUpByTheSameStatementsInItsOrder() {
        var repeated = sale("3");
        List<RingUpOutcome> outcomes = till.sales()
                .ringUp()
                .runAll(List.of(
                        sale("1"), repeated, sale(UUID.randomUUID(), till("052-2"), "2"), repeated, sale("-4")));

        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("RungUp", "RungUp", "RungUp", "AlreadyRungUp", "Refused");
        assertThat(till.count("outbox")).isEqualTo(3);
        assertThat(till.count("receipt_number")).isEqualTo(2);
    }

    @Test
    void businessDateIsTheStoresByItsZoneAndClosingHourAndIsStored() {
        Instant quarterPastThreeInRiga = Instant.parse("2026-11-21T01:15:00Z");

        LocalDate byUtc = till.rungUp(at(quarterPastThreeInRiga)).businessDate();
        configure("Europe/Riga", "00:00");
        LocalDate inRiga =
                till.rungUp(at(Instant.parse("2026-11-20T22:30:00Z"))).businessDate();
        configure("Europe/Riga", "04:00");
        var late = at(quarterPastThreeInRiga);
        LocalDate lateEvening = till.rungUp(late).businessDate();
        configure("Pacific/Auckland", "00:00");

        assertThat(byUtc).isEqualTo("2026-11-21");
        assertThat(inRiga).isEqualTo("2026-11-21");
        assertThat(lateEvening).isEqualTo("2026-11-20");
        assertThat(till.sales()
                        .find()
                        .byId(late.transactionId())
                        .orElseThrow()
                        .receipt()
                        .businessDate())
                .isEqualTo("2026-11-20");
    }

    @Test
    void theHourThatComesTwiceBelongsToItsDay() {
        configure("Europe/Riga", "00:00");

        assertThat(till.rungUp(at(Instant.parse("2026-10-25T00:30:00Z"))).businessDate())
                .isEqualTo(
                        till.rungUp(at(Instant.parse("2026-10-25T01:30:00Z"))).businessDate());
        assertThat(till.rungUp(at(Instant.parse("2026-10-25T21:59:59Z"))).businessDate())
                .isEqualTo("2026-10-25");
        assertThat(till.rungUp(at(Instant.parse("2026-10-25T22:00:00Z"))).businessDate())
                .isEqualTo("2026-10-26");
    }

    @Test
    void anOrderIsRecalledByItsConfirmationNumberAsItIsSaid() {
        var anna = new CustomerId(UUID.randomUUID());

        Receipt order = till.rungUp(of(TransactionKind.CUSTOMER_ORDER, anna, "2", "10"));

        String number = order.confirmationNumber();
        assertThat(number).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
        String said = " " + number.toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(till.sales().find().byConfirmation(said).orElseThrow().receipt())
                .isEqualTo(order);
        assertThat(till.rungUp(sale("1")).confirmationNumber()).isNull();
        assertThat(till.sales().find().byConfirmation("NOTTHERE00")).isEmpty();
    }

    @Test
    void aCustomerWhomTheStoreHasNotHeardOfIsTakenByHerUuidAndFoundByHerAccountLater() {
        var anna = new CustomerId(UUID.randomUUID());
        Receipt receipt = till.rungUp(of(TransactionKind.SALE, anna, "1", "10"));
        Receipt back = till.rungUp(of(TransactionKind.RETURN, anna, "-1", "10"));

        till.database()
                .client()
                .sql(
                        "insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at) values ('lv01', :id, '000123', 'PERSON', 'Anna', '001', clock_timestamp())")
                .param("id", anna.value())
                .update();

        List<SalesTransaction> history = till.sales().find().ofCustomer(anna, Which.PURCHASES, 10, 0);
        assertThat(history).extracting(SalesTransaction::receipt).containsExactly(back, receipt);
        assertThat(history).allSatisfy(sale -> assertThat(sale.account()).hasToString("000123"));
        assertThat(till.sales().find().ofCustomer(anna, Which.PURCHASES, 1, 1))
                .extracting(SalesTransaction::receipt)
                .containsExactly(receipt);
    }

    @Test
    void whatTheRulesRefuseIsNotStored() {
        var unnamed = new NewTransaction(
                UUID.randomUUID(), till(" "), content(TransactionKind.SALE, null, "1", "1"), null, null, null);

        assertThat(codes(till.sales().ringUp().run(of(TransactionKind.CUSTOMER_ORDER, null, "1", "1"))))
                .containsExactly(TransactionCodes.CUSTOMER_MISSING);
        assertThat(codes(till.sales().ringUp().run(unnamed))).containsExactly("InvalidRegister");
        assertThat(codes(till.sales().ringUp().run(at(Instant.MAX)))).containsExactly("InvalidTime");
        assertThat(till.count("sales_transaction")).isZero();
        assertThat(till.count("receipt_number")).isZero();
    }

    @Test
    void everySaleIsInTheShiftThatWasOpenAndAShiftIsClosedOnce() {
        var shift = ((ShiftOutcome.Opened) till.sales().shifts().open("052-1", "000160")).shift();
        Receipt inside = till.rungUp(sale("10"));
        var tenders = List.of(new CountedTender("CASH", BigDecimal.TEN, BigDecimal.ZERO, new BigDecimal("20"), "EUR"));

        assertThat(till.sales().shifts().open("052-1", null)).isEqualTo(new ShiftOutcome.AlreadyOpen(shift));
        var closed = till.sales().shifts().close(shift.shiftId(), tenders);
        Receipt behind = till.rungUp(sale("10"));

        assertThat(closed).isInstanceOf(ShiftOutcome.Closed.class);
        assertThat(till.sales().shifts().close(shift.shiftId(), List.of()))
                .isInstanceOf(ShiftOutcome.AlreadyClosed.class);
        assertThat(till.sales().shifts().close(UUID.randomUUID(), List.of())).isEqualTo(new ShiftOutcome.NotOpen());
        assertThat(till.sales()
                        .find()
                        .byId(inside.transactionId())
                        .orElseThrow()
                        .shift())
                .isEqualTo(shift.shiftId());
        assertThat(till.sales()
                        .find()
                        .byId(behind.transactionId())
                        .orElseThrow()
                        .shift())
                .isNull();
        assertThat(till.count("outbox where table_name = 'shift_closing'")).isEqualTo(1);
        assertThat(till.count("shift_tender where counted = 20")).isEqualTo(1);
    }

    @Test
    void theDatabaseRoundsAsTheRulesDo() {
        for (String amount : List.of("2.675", "-2.675", "0.5", "-0.5", "1.0005", "2.5", "-1.4999")) {
            for (String currency : List.of("EUR", "JPY", "KWD")) {
                var code = new CurrencyCode(currency);
                BigDecimal rounded = till.database()
                        .client()
                        .sql("select round(:amount, :decimals)")
                        .param("amount", new BigDecimal(amount))
                        .param("decimals", code.exponent())
                        .query(BigDecimal.class)
                        .single();
                assertThat(rounded).isEqualByComparingTo(Rounding.toCurrency(new BigDecimal(amount), code));
            }
        }
    }

    private static void configure(String zone, String dayEndsAt) {
        till.database()
                .client()
                .sql(
                        "insert into store (channel_id, legal_entity, name, functionality_profile, offline_profile, time_zone, day_ends_at) values ('052', 'lv01', 'Riga', 'default', 'default', :zone, cast(:ends as time)) on conflict (channel_id) do update set time_zone = excluded.time_zone, day_ends_at = excluded.day_ends_at")
                .param("zone", zone)
                .param("ends", dayEndsAt)
                .update();
    }

    private static List<String> codes(RingUpOutcome outcome) {
        return ((RingUpOutcome.Refused) outcome)
                .violations().stream().map(violation -> violation.code()).toList();
    }
}
