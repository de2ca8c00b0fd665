package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.headquarters.StagedSale;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.statements.PostStatements.Outcome;

class StatementStatesTest {

    private static Books books;

    @BeforeAll
    static void open() {
        books = new Books();
        books.does("""
                create table refused_state (statement text, state text)""");
        books.does("""
                create function refuse_state() returns trigger language plpgsql as $$
                begin
                    if exists (select from refused_state r where r.state = new.state and r.statement in (new.name, '*')) then
                        raise exception 'refused' using errcode = 'check_violation', constraint = 'planted';
                    end if;
                    return new;
                end $$""");
        books.does("""
                create trigger refuse_state before update of state on statement for each row execute function refuse_state()""");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void sales() {
        StagedSale.anonymous().arrive(books.headquarters);
        StagedSale.anonymous().at("002").arrive(books.headquarters);
        StagedSale.anonymous().at("003").arrive(books.headquarters);
    }

    @AfterEach
    void empty() {
        books.does("""
                truncate statement, statement_event, statement_tender, statement_shift, statement_bundle, ledger_entry,
                    sales_order, sales_order_line, sales_transaction, sales_line, sales_payment, transaction_state, refused_state
                """);
    }

    @ParameterizedTest
    @EnumSource(
            value = StatementState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLEARED", "STARTED", "MARKED", "CALCULATED"})
    void failureAtAStateLeavesTheOneBeforeItAndPostingGoesOnFromThere(StatementState state) {
        books.calculated();
        refuse("*", state);

        assertThat(books.post.run(Selection.ALL)).isEqualTo(new Outcome(0, 3));

        assertThat(states()).containsOnly(state.before().name());
        assertThat(books.text("select min(error) from statement"))
                .contains(state.name())
                .contains("planted");
        books.does("truncate refused_state");
        assertThat(books.post.run(Selection.ALL)).isEqualTo(new Outcome(3, 0));
        assertThat(books.rows("select event.state from statement_event event join statement using (statement_id) "
                        + "where name like '001%' and message is null order by event_no"))
                .containsExactlyElementsOf(java.util.Arrays.stream(StatementState.values())
                        .skip(1)
                        .map(Enum::name)
                        .toList());
        assertThat(books.rows("select count(*), sum(posted_amount) from sales_order"))
                .containsExactly("3 39");
        assertThat(books.rows("select sum(amount), count(*) from ledger_entry")).containsExactly("0 6");
    }

    @Test
    void oneFailingStatementStopsNoOtherAndIsTriedAgain() {
        books.calculated();
        refuse("002-2026-11-21", StatementState.CUSTOMER_ORDERS_CREATED);

        assertThat(books.post.run(Selection.ALL)).isEqualTo(new Outcome(2, 1));

        assertThat(states()).containsExactly("POSTED", "AGGREGATED", "POSTED");
        assertThat(books.post.run(Selection.ALL)).isEqualTo(new Outcome(0, 1));
        assertThat(books.text("select attempts::text from statement where name like '002%'"))
                .isEqualTo("2");
    }

    @Test
    void storeWithoutADefaultCustomerIsToldWhatToSetAndTheOthersArePosted() {
        StagedSale.anonymous().at("004").arrive(books.headquarters);

        assertThat(books.endOfDay()).isEqualTo(new Outcome(3, 1));

        assertThat(books.text(
                        "select state || ' ' || error_code || ' ' || error from statement where name like '004%'"))
                .startsWith("CALCULATED DefaultCustomerMissing ")
                .contains("tillbridge stores set 004 --default-customer");
    }

    @Test
    void clearedStatementLetsItsSalesGoAndIsCalculatedAnew() {
        books.calculated();

        assertThat(books.clear.run(Selection.named("001-2026-11-21"))).containsExactly("001-2026-11-21");

        assertThat(states()).containsExactly("CLEARED", "CALCULATED", "CALCULATED");
        assertThat(books.text("select count(*)::text from left_out where channel_id = '001'"))
                .isEqualTo("1");
        assertThat(books.endOfDay()).isEqualTo(new Outcome(3, 0));
        assertThat(books.clear.run(Selection.ALL)).isEmpty();
        assertThat(books.rows("select sum(posted_amount) from sales_order")).containsExactly("39");
    }

    @Test
    void everyOperationIsInTheLogWithWhoDidIt() {
        ScopedValue.where(Actor.PERSON, "ilze").run(books::calculated);
        ScopedValue.where(Actor.PERSON, "anna").run(() -> books.clear.run(Selection.named("001-2026-11-21")));
        books.endOfDay();

        assertThat(books.rows("""
                        select e.person, e.operation, e.state, e.happened_at at time zone 'UTC'
                        from statement_event e join statement s using (statement_id)
                        where s.name like '001%' order by e.event_no limit 5
                        """))
                .containsExactly(
                        "ilze CALCULATE STARTED 2026-11-22 03:00:00.0",
                        "ilze CALCULATE MARKED 2026-11-22 03:00:00.0",
                        "ilze CALCULATE CALCULATED 2026-11-22 03:00:00.0",
                        "anna CLEAR CLEARED 2026-11-22 03:00:00.0",
                        "operator CALCULATE STARTED 2026-11-22 03:00:00.0");
    }

    private static void refuse(String statement, StatementState state) {
        books.does("insert into refused_state values (?, ?)", statement, state.name());
    }

    private static List<String> states() {
        return books.rows("select state from statement order by name");
    }
}
