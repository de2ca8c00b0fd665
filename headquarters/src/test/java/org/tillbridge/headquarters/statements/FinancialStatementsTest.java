package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.StagedSale;

class FinancialStatementsTest {

    private final Books books = new Books();

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void financialStatementIsAboutClosedShiftsAndPostsOnlyWhatWasCountedMoreOrLess() {
        UUID closed = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        sale("CASH", closed);
        sale("CARD", closed);
        sale("CASH", open);
        closes(closed);
        books.does("insert into shift_tender values (?, 'CASH', 100, 50, 61), (?, 'CARD', 0, 0, 13)", closed, closed);

        assertThat(books.endOfDay()).isEqualTo(new PostStatements.Outcome(2, 0));

        assertThat(books.rows("select tender, paid, started_with, removed, counted, difference from statement_tender o "
                        + "join statement s using (statement_id) where s.kind = 'FINANCIAL' order by tender"))
                .containsExactly("CARD 13 0 0 13 0", "CASH 13 100 50 61 -2");
        assertThat(books.rows(
                        "select l.kind, tender, amount, voucher from ledger_entry l join statement s using (statement_id) "
                                + "where s.kind = 'FINANCIAL' order by 1"))
                .containsExactly(
                        "OVER_AND_SHORT CASH 2 001-2026-11-21-shifts",
                        "TENDER_DIFFERENCE CASH -2 001-2026-11-21-shifts");
    }

    @Test
    void whatWasCountedIsPutBesideWhatWasPaidInThatCurrency() {
        UUID shift = UUID.randomUUID();
        sale("CASH", shift);
        books.does("update sales_transaction set currency = 'USD' where shift_id = ?", shift);
        sale("CASH", shift);
        closes(shift);
        books.does("insert into shift_tender values (?, 'CASH', 0, 0, 13, 'EUR')", shift);

        books.endOfDay();

        assertThat(
                        books.rows(
                                "select o.tender, o.currency, o.paid, coalesce(trim_scale(o.counted)::text, 'no'), o.difference from statement_tender o "
                                        + "join statement s using (statement_id) where s.kind = 'FINANCIAL' order by o.currency"))
                .containsExactly("CASH EUR 13 13 0", "CASH USD 13 no 0");
    }

    @Test
    void salesAreStatedThroughTheDayAndItsShiftsAtTheEnd() {
        UUID shift = UUID.randomUUID();
        sale("CASH", shift);
        books.endOfDay();
        sale("CASH", shift);
        books.endOfDay();
        closes(shift);
        books.does("insert into shift_tender values (?, 'CASH', 0, 0, 26)", shift);
        books.endOfDay();
        books.endOfDay();

        assertThat(books.rows("select name, state, transactions from statement order by opened_at, name"))
                .containsExactly(
                        "001-2026-11-21 POSTED 1", "001-2026-11-21-2 POSTED 1", "001-2026-11-21-shifts POSTED 0");
        assertThat(books.rows("select sum(posted_amount) from sales_order")).containsExactly("26");
    }

    @Test
    void whereCountingIsRequiredShiftsWithATenderNobodyCountedStayBehindUntilASettingLetsThem() {
        UUID shift = UUID.randomUUID();
        sale("CASH", shift);
        sale("CARD", shift);
        closes(shift);
        books.does("insert into shift_tender values (?, 'CASH', 0, 0, 13)", shift);
        var settings = new StatementSettings(books.headquarters.database(), () -> Books.NIGHT);
        settings.set(new StatementSettings.Wanted(null, StatementSettings.Counting.REQUIRED, null, 1_000));

        assertThat(books.endOfDay()).isEqualTo(new PostStatements.Outcome(1, 1));

        assertThat(books.rows("select error_code from statement where kind = 'FINANCIAL'"))
                .containsExactly("TenderNotCounted");
        settings.set(new StatementSettings.Wanted(null, StatementSettings.Counting.NOT_REQUIRED, null, null));
        assertThat(books.endOfDay()).isEqualTo(new PostStatements.Outcome(1, 0));
    }

    private void sale(String tender, UUID shift) {
        UUID sale = StagedSale.anonymous().paidBy(tender).arrive(books.headquarters);
        books.does("update sales_transaction set shift_id = ? where transaction_id = ?", shift, sale);
    }

    private void closes(UUID shift) {
        books.does("""
                insert into shift_closing (shift_id, legal_entity, channel_id, register_id, opened_at, closed_at, business_date,
                    captured_at, capture_no, received_at)
                values (?, 'demo', '001', '001-1', timestamptz '2026-11-21 08:00Z', timestamptz '2026-11-21 20:00Z',
                    date '2026-11-21', timestamptz '2026-11-21 20:00Z', 1, timestamptz '2026-11-21 20:00Z')
                """, shift);
    }
}
