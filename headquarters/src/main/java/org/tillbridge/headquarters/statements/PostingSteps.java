package org.tillbridge.headquarters.statements;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.sales.SalesNumbers;
import org.tillbridge.headquarters.statements.AdvanceStatements.Step;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// What is done to reach each state of posting. Gift cards are not kept yet: their state is reached
/// with nothing to do.
final class PostingSteps {

    private static final Sql CHECK = Sql.of(PostingSteps.class, "07_check_statements.sql");
    private static final Sql UNCOUNTED = Sql.of(PostingSteps.class, "find_uncounted_tenders.sql");
    private static final Sql CREATE_BUNDLED = Sql.of(PostingSteps.class, "create_bundled_sales.sql");
    private static final Sql LOOK_UP_BUNDLED = Sql.of(PostingSteps.class, "look_up_bundled_sales.sql");
    private static final Sql AGGREGATE = Sql.of(PostingSteps.class, "08_aggregate_sales.sql");
    private static final Sql COUNT_BUNDLES = Sql.of(PostingSteps.class, "count_bundles.sql");
    private static final Sql NUMBER_BUNDLES = Sql.of(PostingSteps.class, "number_bundles.sql");
    private static final Sql NAME_ORDERS = Sql.of(PostingSteps.class, "name_orders_of_sales.sql");
    private static final Sql CREATE_ORDERS = Sql.of(PostingSteps.class, "09_create_orders.sql");
    private static final Sql CREATE_LINES = Sql.of(PostingSteps.class, "10_create_order_lines.sql");
    private static final Sql COUNT_ORDERS = Sql.of(PostingSteps.class, "count_orders.sql");
    private static final Sql INVOICE_ORDERS = Sql.of(PostingSteps.class, "11_invoice_orders.sql");
    private static final Sql POST_SALES = Sql.of(PostingSteps.class, "post_sales.sql");
    private static final Sql POST_DISCOUNTS = Sql.of(PostingSteps.class, "post_discounts.sql");
    private static final Sql POST_INCOME = Sql.of(PostingSteps.class, "post_income.sql");
    private static final Sql LINK_VOUCHERS = Sql.of(PostingSteps.class, "link_vouchers.sql");
    private static final Sql POST_PAYMENTS = Sql.of(PostingSteps.class, "post_payments.sql");
    private static final Sql UNBALANCED = Sql.of(PostingSteps.class, "find_unbalanced.sql");
    private static final Sql FINISH = Sql.of(PostingSteps.class, "12_finish_sales.sql");

    private final Database database;
    private final JdbcClient client;
    private final SalesNumbers numbers;

    PostingSteps(Database database, SalesNumbers numbers) {
        this.database = database;
        this.client = database.client();
        this.numbers = numbers;
    }

    Map<StatementState, Step> all() {
        return Map.of(
                StatementState.CHECKED, new CheckedAndCounted(),
                StatementState.AGGREGATED, asOf -> aggregate(),
                StatementState.CUSTOMER_ORDERS_CREATED, this::createOrders,
                StatementState.CUSTOMER_ORDERS_INVOICED, this::invoice,
                StatementState.DISCOUNTS_POSTED, asOf -> post(POST_DISCOUNTS, asOf),
                StatementState.INCOME_EXPENSE_POSTED, asOf -> post(POST_INCOME, asOf),
                StatementState.VOUCHERS_LINKED, asOf -> LINK_VOUCHERS.update(client, Map.of()),
                StatementState.PAYMENTS_POSTED, asOf -> post(POST_PAYMENTS, asOf),
                StatementState.POSTED, new Checked(UNBALANCED, asOf -> FINISH.update(client, Map.of("as_of", asOf))));
    }

    /// A step behind a statement that tells who cannot take it.
    private final class Checked implements Step {

        private final Sql check;
        private final Step step;

        Checked(Sql check, Step step) {
            this.check = check;
            this.step = step;
        }

        @Override
        public void run(OffsetDateTime asOf) {
            step.run(asOf);
        }

        @Override
        public List<StatementFailure> refused() {
            return check.list(
                    client,
                    Map.of(),
                    (row, number) -> StatementProblem.valueOf(row.getString("problem"))
                            .of(row.getObject("statement_id", UUID.class), row.getString("what")));
        }
    }

    /// Whether it may be posted at all; where the settings demand it, every tender of its shifts was
    /// counted.
    private final class CheckedAndCounted implements Step {

        private final Step check = new Checked(CHECK, asOf -> {});

        @Override
        public void run(OffsetDateTime asOf) {
            check.run(asOf);
        }

        @Override
        public List<StatementFailure> refused() {
            List<StatementFailure> refused = check.refused();
            return StatementSettings.read(database).counting() == StatementSettings.Counting.REQUIRED
                    ? together(refused, uncounted())
                    : refused;
        }

        private List<StatementFailure> uncounted() {
            return UNCOUNTED.list(
                    client,
                    Map.of(),
                    (row, number) -> StatementProblem.TENDER_NOT_COUNTED.of(
                            row.getObject("statement_id", UUID.class), row.getString("what")));
        }

        /// One failure of each statement: the first.
        private static List<StatementFailure> together(List<StatementFailure> some, List<StatementFailure> more) {
            Set<UUID> already = some.stream().map(StatementFailure::statement).collect(Collectors.toSet());
            return Stream.concat(some.stream(), more.stream().filter(failure -> !already.contains(failure.statement())))
                    .toList();
        }
    }

    private void aggregate() {
        CREATE_BUNDLED.update(client, Map.of());
        int sales = LOOK_UP_BUNDLED.update(client, Map.of());
        PlannerStatistics.refresh(client, "bundled_sale", sales);
        int bundles = AGGREGATE.update(client, Map.of());
        PlannerStatistics.refreshGrown(client, "statement_bundle", bundles);
        number(SalesNumbers.ORDER, COUNT_BUNDLES, NUMBER_BUNDLES);
        NAME_ORDERS.update(client, Map.of());
    }

    private void createOrders(OffsetDateTime asOf) {
        int orders = post(CREATE_ORDERS, asOf);
        PlannerStatistics.refreshGrown(client, "sales_order", orders);
        CREATE_LINES.update(client, Map.of());
    }

    private void invoice(OffsetDateTime asOf) {
        number(SalesNumbers.INVOICE, COUNT_ORDERS, INVOICE_ORDERS);
        post(POST_SALES, asOf);
    }

    private record Wanted(String legalEntity, int numbers) {}

    private void number(String sequence, Sql count, Sql give) {
        List<Wanted> wanted = count.list(
                client, Map.of(), (row, number) -> new Wanted(row.getString("legal_entity"), row.getInt("wanted")));
        for (Wanted each : wanted) {
            List<String> taken = numbers.take(each.legalEntity(), sequence, each.numbers());
            give.update(client, Map.of("legal_entity", each.legalEntity(), "numbers", taken.toArray(String[]::new)));
        }
    }

    private int post(Sql statement, OffsetDateTime asOf) {
        Map<String, Object> values = new HashMap<>(CurrencyCode.exponents());
        values.put("as_of", asOf);
        return statement.update(client, values);
    }
}
