package org.tillbridge.headquarters.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.StagedSale;
import org.tillbridge.headquarters.StagedTransaction.Line;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.headquarters.sales.EditTransaction.Intent;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.validation.ValidateTransactions.Again;
import org.tillbridge.headquarters.validation.ValidateTransactions.Outcome;
import org.tillbridge.headquarters.validation.ValidationRules.Position;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

class ValidateTransactionsTest {

    private static HeadquartersDatabase headquarters;
    private static ValidationRules rules;
    private static ValidateTransactions validate;
    private static CorrectSale correct;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        rules = new ValidationRules(
                headquarters.database(), new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW));
        validate = validation((entity, customers) -> {});
        var audit = new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW);
        correct = new CorrectSale(
                headquarters.database(),
                new EditTransaction(headquarters.database(), audit, () -> HeadquartersDatabase.NOW),
                validate);
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    private static ValidateTransactions validation(PullCustomers.Conversion conversion) {
        return new ValidateTransactions(
                headquarters.database(),
                new PullCustomers(headquarters.database(), conversion, () -> HeadquartersDatabase.NOW),
                () -> HeadquartersDatabase.NOW);
    }

    /// What breaks a rule, and nothing else than what the rule is about.
    private enum Breach {
        BUSINESS_DATE("update sales_transaction set business_date = business_date - 3 where transaction_id = ?"),
        CURRENCY_ROUNDING("update sales_payment set amount = amount - 0.001 where transaction_id = ?"),
        CUSTOMER_ACCOUNT("update sales_transaction set customer_id = gen_random_uuid() where transaction_id = ?"),
        DISCOUNT_AMOUNT("update sales_transaction set discount_amount = 1 where transaction_id = ?"),
        GROSS_AMOUNT("update sales_line set price = price + 1 where transaction_id = ? and line_no = 2"),
        NET_AMOUNT("update sales_line set net_amount = net_amount + 1 where transaction_id = ? and line_no = 1"),
        NET_AND_TAX("update sales_line set tax_amount = 1 where transaction_id = ? and line_no = 1"),
        CHARGE_AMOUNT("insert into sales_amount (transaction_id, amount_no, kind, amount) values (?, 1, 'CHARGE', 5)"),
        NUMBER_OF_ITEMS("delete from sales_line where transaction_id = ? and line_no = 1"),
        PAYMENT_AMOUNT("update sales_payment set amount = amount - 1 where transaction_id = ?"),
        TRANSACTION_NOT_EMPTY("delete from sales_line where transaction_id = ?"),
        UNDER_OR_OVERPAYMENT(
                "update sales_transaction set payment_amount = payment_amount - 1 where transaction_id = ?"),
        RETURN_SIGN("update sales_transaction set kind = 'RETURN' where transaction_id = ?"),
        CHARGE_LINES(
                "insert into sales_amount (transaction_id, amount_no, line_no, kind, amount) values (?, 1, 7, 'TAX', 0)"),
        LINE_AMOUNT("update sales_line set net_amount = net_amount + 1 where transaction_id = ? and line_no = 1"),
        LINE_DISCOUNT(
                "insert into sales_amount (transaction_id, amount_no, line_no, kind, amount) values (?, 1, 1, 'DISCOUNT', 1)"),
        LINE_TAX(
                "insert into sales_amount (transaction_id, amount_no, line_no, kind, amount) values (?, 1, 1, 'TAX', 1)"),
        NEGATIVE_PRICE("update sales_line set price = -1 where transaction_id = ? and line_no = 1"),
        SIGN_CONTRADICTION("update sales_line set quantity = -quantity where transaction_id = ? and line_no = 1");

        private final String statement;

        Breach(String statement) {
            this.statement = statement;
        }
    }

    /// 0.5 times 0.0247 is rounded before its discount is taken off, as at the till.
    @Test
    void lineGivenAwayWholeComesToNothingAlsoWhenItsAmountIsHalfOfTheLastDecimal() {
        UUID sale = StagedSale.anonymous()
                .with(Line.of("LOOSE TEA", "0.5", "0.0247"), Line.of("LAMP", "1", "10.5"))
                .arrive(headquarters);
        breaks(
                sale,
                "update sales_line set discount_amount = 0.0124, net_amount = 0 where transaction_id = ? and line_no = 1");
        breaks(sale, "update sales_payment set amount = 10.5 where transaction_id = ?");
        breaks(
                sale,
                "update sales_transaction set net_amount = 10.5, discount_amount = 0.0124, payment_amount = 10.5 where transaction_id = ?");

        validate.run();

        assertThat(errors(sale)).isEmpty();
        assertThat(validation(sale)).isEqualTo("SUCCESSFUL");
    }

    @ParameterizedTest
    @EnumSource(Breach.class)
    void everyRulePassesASaleThatAddsUpAndFailsOneThatDoesNotUnlessItIsSwitchedOff(Breach breach) {
        UUID good = StagedSale.anonymous().arrive(headquarters);
        UUID bad = StagedSale.anonymous().arrive(headquarters);
        breaks(bad, breach.statement);

        validate.run();

        assertThat(validation(good)).isEqualTo("SUCCESSFUL");
        assertThat(validation(bad)).isEqualTo("ERROR");
        assertThat(errors(bad)).contains(breach.name());
        assertThat(messages(bad)).allMatch(message -> message.length() > 20);

        Set<String> off = new HashSet<>(errors(bad));
        off.forEach(rule -> rules.set(rule, Position.OFF));
        validate.again(new Again(null, List.of(bad)));

        assertThat(validation(bad)).isEqualTo("SUCCESSFUL");
        off.forEach(rule -> rules.set(rule, Position.ON));
    }

    @Test
    void rulesAreDataAndEveryOneHasABreach() {
        assertThat(rules.list())
                .extracting(ValidationRules.Rule::rule)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Breach.values()).map(Enum::name).toList());
        assertThatThrownBy(() -> rules.set("barcode", Position.OFF))
                .hasMessageContaining("tillbridge statements rules");
    }

    @Test
    void returnWithEverythingGivenBackAddsUp() {
        UUID returned = StagedSale.anonymous()
                .with(Line.of("LAMP", "-1", "10.5"))
                .asReturn()
                .arrive(headquarters);
        UUID free = StagedSale.anonymous().with(Line.of("BROKEN", "-3", "0")).arrive(headquarters);

        validate.run();

        assertThat(Stream.of(returned, free).map(ValidateTransactionsTest::validation))
                .containsOnly("SUCCESSFUL");
    }

    @Test
    void pendingCustomerIsPulledThroughBeforeHerSaleIsLookedAt() {
        UUID customer = UUID.randomUUID();
        UUID sale = StagedSale.to(customer).arrive(headquarters);
        headquarters.arrive(HeadquartersDatabase.Request.create(customer, "Ilze"));

        validation((entity, customers) -> customers.forEach(each -> number(each.value())))
                .run();

        assertThat(validation(sale)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void saleWhoseCustomerHasNotArrivedSaysSoAndIsValidatedAgainByItselfWhenSheIsThere() {
        UUID customer = UUID.randomUUID();
        UUID sale = StagedSale.to(customer).arrive(headquarters);
        validate.run();
        assertThat(messages(sale)).anyMatch(message -> message.contains(customer + " has no account ID"));

        assertThat(validate.run()).isEqualTo(new Outcome(0, 0));
        number(customer);

        assertThat(validate.run()).isEqualTo(new Outcome(1, 0));
        assertThat(errors(sale)).isEmpty();
    }

    @Test
    void customerWhoCannotBeConvertedNowKeepsNobodyElseWaiting() {
        UUID customer = UUID.randomUUID();
        UUID pending = StagedSale.to(customer).arrive(headquarters);
        UUID other = StagedSale.anonymous().arrive(headquarters);
        headquarters.arrive(HeadquartersDatabase.Request.create(customer, "Ilze"));

        validation((entity, customers) -> {
                    throw new TillbridgeException(ErrorCode.outage("NumberedElsewhere"), "elsewhere");
                })
                .run();

        assertThat(validation(other)).isEqualTo("SUCCESSFUL");
        assertThat(validation(pending)).isEqualTo("ERROR");
    }

    @Test
    void failedSaleIsEditedKeptFieldByFieldAndValidatedAnew() {
        UUID sale = StagedSale.anonymous().arrive(headquarters);
        breaks(sale, "update sales_payment set amount = 12 where transaction_id = ?");
        validate.run();

        assertThat(correct.run(sale, Map.of("payments/1/amount", "13"), Intent.PREVIEW, null)
                        .changed())
                .hasSize(1);
        assertThat(validation(sale)).isEqualTo("ERROR");
        CorrectSale.Outcome corrected = correct.run(sale, Map.of("payments/1/amount", "13"), Intent.SAVE, "miscounted");

        assertThat(corrected.errors()).isEmpty();
        assertThat(validation(sale)).isEqualTo("SUCCESSFUL");
        assertThat(errors(sale)).isEmpty();
        assertThat(headquarters.text(
                        "select concat_ws(' ', table_name, row_no, field, trim_scale(old_value::numeric), new_value, edited_by) from transaction_edit where transaction_id = ?",
                        sale))
                .isEqualTo("sales_payment 1 amount 12 13 operator");
        assertThatThrownBy(() -> correct.run(sale, Map.of("payments/1/amount", "14"), Intent.SAVE, null))
                .hasMessageContaining("is SALE WAITING SUCCESSFUL; only a sale or return that has failed");
    }

    private static void breaks(UUID sale, String statement) {
        assertThat(headquarters.client().sql(statement).param(sale).update()).isPositive();
    }

    private static void number(UUID customer) {
        headquarters
                .client()
                .sql("""
                        insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel,
                            created_at, numbered_at, stamp, stamp_request)
                        values ('demo', :id, left(:id::text, 13), 'PERSON', 'Ilze', '001', :at, :at, :at, :id)
                        """)
                .param("id", customer)
                .param("at", HeadquartersDatabase.NOW.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private static String validation(UUID sale) {
        return headquarters.text("select validation from transaction_state where transaction_id = ?", sale);
    }

    private static List<String> errors(UUID sale) {
        return found("rule", sale);
    }

    private static List<String> messages(UUID sale) {
        return found("message", sale);
    }

    private static List<String> found(String column, UUID sale) {
        return headquarters
                .client()
                .sql("select %s from validation_error where transaction_id = ?".formatted(column))
                .param(sale)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
