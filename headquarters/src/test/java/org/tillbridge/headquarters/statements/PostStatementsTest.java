package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.StagedSale;
import org.tillbridge.headquarters.StagedTransaction.Line;

class PostStatementsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final Books books = new Books();

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void namedCustomerGetsHerOwnOrderByProductAndSalesWithoutOneGoToTheDefaultCustomer() {
        UUID ilze = books.customer("Ilze");
        StagedSale.to(ilze)
                .with(Line.of("CANDLE", "2", "1.25"), Line.of("candle", "1", "1"))
                .arrive(books.headquarters);
        StagedSale.to(ilze)
                .with(Line.of("CANDLE", "3", "1.25"), Line.of("CANDLE", "-1", "1.25"))
                .arrive(books.headquarters);
        StagedSale.anonymous().arrive(books.headquarters);
        StagedSale.anonymous().arrive(books.headquarters);

        assertThat(books.endOfDay()).isEqualTo(new PostStatements.Outcome(1, 0));

        assertThat(books.rows("""
                        select c.name, o.state, l.item, l.quantity, l.net_amount
                        from sales_order o
                        join sales_order_line l using (legal_entity, sales_id)
                        join customer c using (legal_entity, customer_id)
                        order by c.name, l.line_no
                        """))
                .containsExactly(
                        "Ilze INVOICED CANDLE 5 6.25",
                        "Ilze INVOICED CANDLE -1 -1.25",
                        "Ilze INVOICED candle 1 1",
                        "Walk-in 001 INVOICED CANDLE 4 5",
                        "Walk-in 001 INVOICED LAMP 2 21");
        assertThat(books.rows("select s.state, s.sales_id, o.invoice_id, count(*) from transaction_state s "
                        + "join sales_order o using (sales_id) group by 1, 2, 3 order by 2"))
                .containsExactly("DONE SO-00000001 INV-00000001 2", "DONE SO-00000002 INV-00000002 2");
    }

    @Test
    void roundingIsAnEntryOfItsOwnAndTheEntriesAddUpToNothing() {
        UUID sale = StagedSale.anonymous().with(Line.of("SCREW", "3", "0.333")).arrive(books.headquarters);
        books.does(
                "update sales_line set discount_amount = 0.1, net_amount = 0.899, tax_amount = 0.2 where transaction_id = ?",
                sale);
        books.does(
                "insert into sales_amount values (?, 1, null, 'CHARGE', 'BAG', 0.05), (?, 2, null, 'ROUNDING', null, 0.001)",
                sale,
                sale);
        books.does("update sales_payment set amount = 1.15, tender = 'CASH' where transaction_id = ?", sale);
        books.does("""
                update sales_transaction set net_amount = 0.899, discount_amount = 0.1, tax_amount = 0.2, charge_amount = 0.05,
                    rounding_amount = 0.001, payment_amount = 1.15 where transaction_id = ?
                """, sale);

        books.endOfDay();

        assertThat(books.rows("select kind, tender, amount, voucher from ledger_entry order by kind"))
                .containsExactly(
                        "CHARGE  0.05 001-2026-11-21",
                        "DISCOUNT  -0.1 001-2026-11-21",
                        "PAYMENT CASH -1.15 001-2026-11-21",
                        "SALES  1 001-2026-11-21",
                        "TAX  0.2 001-2026-11-21");
        assertThat(books.rows("select net_amount, charge_amount, rounding_amount, posted_amount from sales_order"))
                .containsExactly("0.899 0.05 0.001 1.15");
    }

    @Test
    void whatManySalesAreRoundedByIsPostedBesideThem() {
        for (int sale = 0; sale < 3; sale++) {
            UUID id =
                    StagedSale.anonymous().with(Line.of("SCREW", "1", "0.335")).arrive(books.headquarters);
            books.does("insert into sales_amount values (?, 1, null, 'ROUNDING', null, 0.005)", id);
            books.does("update sales_payment set amount = 0.34 where transaction_id = ?", id);
            books.does(
                    "update sales_transaction set rounding_amount = 0.005, payment_amount = 0.34 where transaction_id = ?",
                    id);
        }

        books.endOfDay();

        assertThat(books.rows("select kind, amount from ledger_entry order by kind"))
                .containsExactly("PAYMENT -1.02", "ROUNDING 0.01", "SALES 1.01");
    }

    @Test
    void saleThatFailedValidationIsLeftOutByNameWithItsReasonAndTheRestIsPosted() {
        StagedSale.anonymous().arrive(books.headquarters);
        UUID bad = StagedSale.anonymous().arrive(books.headquarters);
        books.does("update sales_payment set amount = 12 where transaction_id = ?", bad);

        assertThat(books.endOfDay().posted()).isEqualTo(1);

        assertThat(books.rows("select transaction_id, reason_code, reason, command from left_out"))
                .containsExactly(bad
                        + " INVALID PAYMENT_AMOUNT: payment_amount is 13, the payments listed come to 12: correct one of them"
                        + " tillbridge statements edit " + bad);
        assertThat(books.rows("select transactions, payment_amount from statement"))
                .containsExactly("1 13");
    }

    @Test
    void lateSaleOfAPostedDayGoesIntoAFollowUpAndThePostedStatementIsNotChanged() {
        StagedSale.anonymous().arrive(books.headquarters);
        books.endOfDay();
        String before = posted("001-2026-11-21");
        StagedSale.anonymous().arrive(books.headquarters);

        books.endOfDay();
        books.endOfDay();

        assertThat(books.rows("select name, state, transactions, payment_amount from statement order by part"))
                .containsExactly("001-2026-11-21 POSTED 1 13", "001-2026-11-21-2 POSTED 1 13");
        assertThat(posted("001-2026-11-21")).isEqualTo(before);
    }

    @Test
    void saleThatComesBetweenCalculationAndPostingIsTakenByTheNextCalculation() {
        StagedSale.anonymous().arrive(books.headquarters);
        books.calculated();
        StagedSale.anonymous().arrive(books.headquarters);
        books.calculated();

        assertThat(books.rows("select name, state, transactions from statement"))
                .containsExactly("001-2026-11-21 CALCULATED 2");
    }

    @Test
    void salesOfWhoWasMergedGoToWhoSheIsNow() {
        UUID stays = books.customer("Stays");
        UUID goes = books.customer("Goes");
        books.does("update customer set merged_into = ? where customer_id = ?", stays, goes);
        StagedSale.to(goes).arrive(books.headquarters);
        StagedSale.to(stays).arrive(books.headquarters);

        books.endOfDay();

        assertThat(
                        books.rows(
                                "select c.name, o.net_amount from sales_order o join customer c using (legal_entity, customer_id)"))
                .containsExactly("Stays 26");
    }

    @Test
    void twoAtOncePostEveryStatementOnce() throws Exception {
        for (int day = 1; day <= 20; day++) {
            StagedSale.anonymous().on(TODAY.minusDays(day)).arrive(books.headquarters);
            StagedSale.anonymous().at("002").on(TODAY.minusDays(day)).arrive(books.headquarters);
        }
        books.validate.run();

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            both.invokeAll(Stream.generate(() -> (java.util.concurrent.Callable<Object>) books::endOfDay)
                            .limit(2)
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(java.time.Duration.ofSeconds(60)));
        }
        books.endOfDay();

        assertThat(books.rows("select state, count(*) from statement group by 1"))
                .containsExactly("POSTED 40");
        assertThat(books.rows("select count(*), count(distinct statement_id), sum(posted_amount) from sales_order"))
                .containsExactly("40 40 520");
        assertThat(books.rows("select count(*), max(invoice_id) from sales_order"))
                .containsExactly("40 INV-00000040");
    }

    @Test
    void groupsPostedSideBySideHaveNumbersOfTheirOwnAndOneThatFailsStopsNoOther() {
        books.does("update statement_setting set statements_at_once = 1");
        for (int day = 0; day < 12; day++) {
            StagedSale.anonymous().on(TODAY.minusDays(day)).arrive(books.headquarters);
        }
        assertThat(books.calculated()).isEqualTo(12);
        books.does("update transaction_state set validation = 'ERROR' where business_date = ?", TODAY.minusDays(5));

        assertThat(books.post.run(Selection.ALL)).isEqualTo(new PostStatements.Outcome(11, 1));

        assertThat(books.rows("select state, error_code, count(*) from statement group by 1, 2 order by 3"))
                .containsExactly("CALCULATED TransactionNotValid 1", "POSTED null 11");
        assertThat(
                        books.rows(
                                "select count(*), count(distinct statement_id), max(sales_id), max(invoice_id) from sales_order"))
                .containsExactly("11 11 SO-00000011 INV-00000011");
    }

    @Test
    void dayThatStillGoesOnIsLeftAloneUnlessStatementsAreMadeThroughTheDay() {
        StagedSale.anonymous().on(LocalDate.parse("2026-11-22")).arrive(books.headquarters);
        StagedSale.anonymous().on(TODAY).arrive(books.headquarters);
        books.does("update store set time_zone = 'America/New_York' where channel_id = '001'");
        books.validate.run();

        assertThat(books.calculate.run(Selection.ALL, CalculateStatements.Days.OVER))
                .isZero();
        books.does("update store set time_zone = 'Europe/Riga', day_ends_at = '06:00' where channel_id = '001'");
        assertThat(books.calculate.run(Selection.ALL, CalculateStatements.Days.OVER))
                .isZero();
        books.does("update store set day_ends_at = '05:00' where channel_id = '001'");
        assertThat(books.calculate.run(Selection.ALL, CalculateStatements.Days.OVER))
                .isEqualTo(1);
        assertThat(books.calculate.run(Selection.ALL, CalculateStatements.Days.OPEN))
                .isEqualTo(1);
    }

    private String posted(String statement) {
        return String.join(
                "\n",
                Stream.of(
                                books.rows("select s.* from statement s where name = ?", statement),
                                books.rows(
                                        "select o.* from sales_order o join statement s using (statement_id) where name = ?",
                                        statement),
                                books.rows(
                                        "select l.* from ledger_entry l join statement s using (statement_id) where name = ? order by kind",
                                        statement))
                        .flatMap(List::stream)
                        .toList());
    }
}
