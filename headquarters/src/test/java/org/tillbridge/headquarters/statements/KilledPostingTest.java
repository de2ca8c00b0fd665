package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.tillbridge.headquarters.StagedSale;
import org.tillbridge.headquarters.statements.PostStatements.Outcome;

/// A statement between two states when its process is gone: its connection ends while it commits
/// the state, with everything the step has written.
class KilledPostingTest {

    private static Books books;
    private static UUID ilze;

    @BeforeAll
    static void open() {
        books = new Books();
        ilze = books.customer("Ilze");
        books.does("create table deadly_state (state text)");
        books.does("""
                create function end_connection() returns trigger language plpgsql as $$
                begin
                    if exists (select from deadly_state d where d.state = new.state) then
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    return null;
                end $$""");
        books.does("""
                create constraint trigger end_connection after update of state on statement
                deferrable initially deferred for each row execute function end_connection()""");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void sales() {
        StagedSale.to(ilze).arrive(books.headquarters);
        StagedSale.to(ilze).arrive(books.headquarters);
        StagedSale.anonymous().arrive(books.headquarters);
        StagedSale.anonymous().at("002").arrive(books.headquarters);
    }

    @AfterEach
    void empty() {
        books.does("""
                truncate statement, statement_event, statement_tender, statement_shift, statement_bundle, ledger_entry,
                    sales_order, sales_order_line, sales_transaction, sales_line, sales_payment, transaction_state, deadly_state
                """);
    }

    @ParameterizedTest
    @EnumSource(
            value = StatementState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLEARED", "STARTED"})
    void processKilledWhileItCommitsAStatePostsEverySaleExactlyOnceWhenItComesBack(StatementState state) {
        dies(state);

        assertThat(books.rows("select distinct state from statement"))
                .containsExactly(state.before().name());
        books.does("truncate deadly_state");
        assertThat(books.endOfDay()).isEqualTo(new Outcome(2, 0));
        assertThatEverythingIsPostedOnce();
    }

    @Test
    void processKilledAtEveryStateOnTheWayPostsEverySaleExactlyOnceInTheEnd() {
        for (StatementState state : StatementState.values()) {
            if (state.compareTo(StatementState.STARTED) > 0) {
                dies(state);
                books.does("truncate deadly_state");
            }
        }

        assertThat(books.endOfDay()).isEqualTo(new Outcome(2, 0));
        assertThat(books.endOfDay()).isEqualTo(new Outcome(0, 0));
        assertThatEverythingIsPostedOnce();
    }

    private static void dies(StatementState state) {
        books.does("insert into deadly_state values (?)", state.name());
        assertThat(catchThrowable(books::endOfDay))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
    }

    private static void assertThatEverythingIsPostedOnce() {
        assertThat(books.rows("select count(*), sum(posted_amount), count(distinct invoice_id) from sales_order"))
                .containsExactly("3 52 3");
        assertThat(books.rows("select sum(net_amount) from sales_order_line")).containsExactly("52");
        assertThat(books.rows("select kind, sum(amount) from ledger_entry group by kind order by kind"))
                .containsExactly("PAYMENT -52", "SALES 52");
        assertThat(books.rows("select s.state, count(*), count(o.sales_id) from transaction_state s "
                        + "left join sales_order o using (sales_id) group by s.state"))
                .containsExactly("DONE 4 4");
    }
}
