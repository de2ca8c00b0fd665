package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.roles.StatementParts;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.app.verification.VerifyInvariants;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.PostStatements.Outcome;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;

/// Whatever a till rings up is posted to the last decimal (H30, I14 to I16): random baskets, from
/// the till to the ledger, beside what plain arithmetic says they come to.
///
/// `-Dtillbridge.seed=…` rings up others.
class RandomBasketsTest {

    private static final long SEED = Long.getLong("tillbridge.seed", 20_261_122L);

    @TempDir
    Path folder;

    private final RandomBaskets baskets = new RandomBaskets(SEED);
    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;
    private CustomerId buyer;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        headquarters.convert.open();
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
        buyer = new CustomerId(store.creates("Ilze"));
        UUID walkIn = store.creates("Walk-in");
        store.upload(line.line);
        headquarters.convert.run();
        headquarters
                .client()
                .sql("update store set default_customer = :customer where channel_id = '001'")
                .param("customer", walkIn)
                .update();
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    @Test
    void randomBasketsArePostedExactlyAndDifferencesAreEntriesOfTheirOwn() {
        baskets(300);
    }

    @Test
    @Tag("long")
    void manyThousandRandomBasketsArePostedExactly() {
        for (int round = 0; round < 30; round++) {
            baskets(1_000);
        }
    }

    /// Rings up so many, posts them, and looks at the ledger.
    private void baskets(int count) {
        List<TransactionContent> rungUp = new ArrayList<>();
        for (int basket = 0; basket < count; basket++) {
            rungUp.add(baskets.next(basket % 3 == 0 ? buyer : null));
        }
        ringUp(rungUp);

        assertThat(endOfDay()).as("seed %d", SEED).isEqualTo(new Outcome(1, 0));

        assertThat(headquarters.text("select coalesce(string_agg(reason, '; '), 'nothing') from left_out"))
                .isEqualTo("nothing");
        assertThat(posted()).as("seed %d", SEED).isEqualTo(expected(rungUp));
        var databases = Databases.of(
                headquarters.database(), folder.resolve("accounts.ledger"), Map.of("001", store.database()));
        assertThat(new VerifyInvariants(databases, headquarters.clock).run().checks())
                .filteredOn(check -> List.of("V1", "V4", "V5").contains(check.name()))
                .hasSize(3)
                .allSatisfy(check -> assertThat(check.violations()).isEmpty());
    }

    private void ringUp(List<TransactionContent> contents) {
        var till = new NewTransaction.Till("001-1", null, NewTransaction.Mode.ONLINE);
        assertThat(store.sales
                        .ringUp()
                        .runAll(contents.stream()
                                .map(content -> new NewTransaction(UUID.randomUUID(), till, content, null, null, null))
                                .toList()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(RingUpOutcome.RungUp.class));
        assertThat(store.upload(line.line)).isEqualTo(contents.size());
    }

    private Outcome endOfDay() {
        var pull = new PullCustomers(
                headquarters.database(),
                (entity, customers) -> headquarters.convert.runFor(new CustomerChains(entity, customers)),
                headquarters.clock);
        new ValidateTransactions(headquarters.database(), pull, headquarters.clock).run();
        new CalculateStatements(headquarters.database(), headquarters.clock).run(Selection.ALL, Days.OPEN);
        PostStatements post = StatementParts.post(headquarters.database(), headquarters.clock);
        return post.run(Selection.ALL);
    }

    /// The entries of the newest statement.
    private Map<String, BigDecimal> posted() {
        Map<String, BigDecimal> entries = new TreeMap<>();
        headquarters
                .client()
                .sql("""
                        select l.currency, l.kind, l.tender, l.amount
                        from ledger_entry l
                        join statement s on s.statement_id = l.statement_id
                        where s.part = (select max(part) from statement)
                        """)
                .query((row, number) -> entries.put(
                        entry(row.getString("currency"), row.getString("kind"), row.getString("tender")),
                        row.getBigDecimal("amount").stripTrailingZeros()))
                .list();
        return entries;
    }

    private static String entry(String currency, String kind, String tender) {
        return "%s %s %s".formatted(currency, kind, tender);
    }

    /// What plain arithmetic says, currency by currency.
    private static Map<String, BigDecimal> expected(List<TransactionContent> contents) {
        Map<String, BigDecimal> exact = new TreeMap<>();
        for (TransactionContent content : contents) {
            String currency = content.currency().value();
            for (SalesLine sold : content.lines()) {
                add(exact, entry(currency, "SALES", ""), sold.net().add(sold.discount()));
                add(exact, entry(currency, "TAX", ""), sold.tax());
                add(exact, entry(currency, "DISCOUNT", ""), sold.discount().negate());
            }
            for (SalesAmount amount : content.amounts()) {
                if (amount.kind() == AmountKind.CHARGE || amount.kind() == AmountKind.TAX && amount.line() == null) {
                    add(exact, entry(currency, amount.kind().name(), ""), amount.amount());
                }
            }
            for (SalesPayment payment : content.payments()) {
                add(
                        exact,
                        entry(currency, "PAYMENT", payment.tender()),
                        payment.amount().negate());
            }
        }
        return rounded(exact);
    }

    private static void add(Map<String, BigDecimal> sums, String entry, BigDecimal amount) {
        sums.merge(entry, amount, BigDecimal::add);
    }

    private static Map<String, BigDecimal> rounded(Map<String, BigDecimal> exact) {
        Map<String, BigDecimal> rounded = new TreeMap<>();
        exact.forEach((entry, amount) -> {
            String currency = entry.substring(0, 3);
            BigDecimal whole = Rounding.toCurrency(amount, new CurrencyCode(currency));
            add(rounded, entry, whole);
            add(rounded, entry(currency, "ROUNDING", ""), whole.negate());
        });
        rounded.values().removeIf(amount -> amount.signum() == 0);
        rounded.replaceAll((entry, amount) -> amount.stripTrailingZeros());
        return rounded;
    }
}
