package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.validation.ValidateTransactions;

/// Somebody changes what was sold or posted; `verify` says at which store, of which day (I14, I15,
/// I16).
final class PlantedMoneyViolationTest {

    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private TwoSides world;

    @BeforeEach
    void open() {
        world = new TwoSides(folder);
        world.store("001").create("Walk", "In");
        world.exchange();
        world.write("update store set default_customer = (select customer_id from customer)");
        sells("2026-01-02");
        sells("2026-01-02");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void salesAreConservedAtEveryStateTheyCanBeIn() {
        assertClean();
        post();
        sells("2026-01-02");
        sells("2026-01-03");
        world.write("update transaction_state set validation = 'ERROR' where business_date = '2026-01-03'");

        assertClean();
    }

    @Test
    void saleThatIsDoneAndPostedNowhereIsMissedToTheCent() {
        post();
        sells("2026-01-02");
        world.write("update transaction_state set state = 'DONE' where state = 'WAITING'");

        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .containsExactly("store 001, 2026-01-02: uploaded 3.705 EUR, posted 2.47, open 0");
    }

    @Test
    void saleThatLostItsStateIsNamed() {
        world.write("delete from transaction_state");

        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .containsExactly(
                        "store 001, 2026-01-02: uploaded 2.47 EUR, posted 0, open 2.47; 2 sales have no state: nobody will post them");
    }

    @Test
    void amountChangedBehindThePostingIsFound() {
        post();
        world.write("update sales_order_line set net_amount = net_amount + 0.0001");

        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .allMatch(text -> text.contains("its lines 2.4701"));
        world.write("update sales_order set net_amount = net_amount + 0.0001");
        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .anyMatch(text -> text.contains("uploaded 2.47 EUR, posted 2.4701"));
    }

    @Test
    void entriesThatLeaveSomethingOverAreFound() {
        post();
        world.write("update ledger_entry set amount = amount + 0.005 where kind = 'SALES'");

        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .containsExactly("statement 001-2026-01-02 is posted, and its entries leave 0.005 over");
    }

    @Test
    void saleInAStatementThatIsNotPostedIsNotDone() {
        post();
        world.write("update statement set state = 'GIFT_CARDS_POSTED'");

        assertThat(world.violationsOf("V5"))
                .extracting(Violation::text)
                .contains("statement 001-2026-01-02 is not posted, but 2 sales of it are done");
    }

    private void assertClean() {
        assertThat(world.verify().checks()).allMatch(Check::isClean);
    }

    /// Of 1.235, paid with 1.24.
    private void sells(String date) {
        world.store("001").sell("1.235", Instant.parse(date + "T12:00:00Z"));
        world.upload();
    }

    private void post() {
        var database = world.database();
        new ValidateTransactions(database, new PullCustomers(database, (entity, customers) -> {}, CLOCK), CLOCK).run();
        new CalculateStatements(database, CLOCK).run(Selection.ALL, Days.OPEN);
        new PostStatements(
                        database,
                        (entity, sequence, wanted) -> java.util.stream.IntStream.range(0, wanted)
                                .mapToObj(number -> sequence + number)
                                .toList(),
                        CLOCK)
                .run(Selection.ALL);
        assertThat(List.of(world.database()
                        .client()
                        .sql("select string_agg(state, ' ') from statement")
                        .query(String.class)
                        .single()))
                .containsExactly("POSTED");
    }
}
