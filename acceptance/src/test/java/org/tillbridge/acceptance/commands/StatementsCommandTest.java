package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.StagedSales;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.sql.Database;

/// The end of the day at a terminal.
class StatementsCommandTest {

    private static final LocalDate DATE = LocalDate.parse("2026-01-02");

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;

    static Database headquarters;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "tallinn", "vilnius");
        operator = Operator.of(chain, folder);
        headquarters = chain.headquarters().database();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void dayIsCalculatedLookedAtPostedAndWhatKeepsItFromThatIsSaidWithTheCommandThatResolvesIt() {
        assertThat(operator.run("statements", "--date", "2026-01-02").printed())
                .contains("There are no such statements");
        assertThat(operator.run("statements", "calculate", "--date", "2026-01-02")
                        .printed())
                .contains("There is nothing to calculate");
        StagedSales.add(headquarters, "riga", DATE, 3);
        StagedSales.add(headquarters, "tallinn", DATE, 2);
        headquarters
                .client()
                .sql(
                        "update sales_payment set amount = 1 where transaction_id = (select min(transaction_id::text)::uuid from sales_transaction where channel_id = 'tallinn' and business_date = '2026-01-02')")
                .update();

        assertThat(operator.run("statements", "calculate", "--date", "2026-01-02")
                        .printed())
                .contains("2 statements calculated");
        assertThat(operator.run("statements", "left-out").printed())
                .contains(
                        "PAYMENT_AMOUNT: payment_amount is 13, the payments listed come to 1",
                        "tillbridge statements edit");
        assertThat(operator.run("statements", "post", "--date", "2026-01-02", "--dry-run")
                        .printed())
                .containsPattern("riga +1 +6");

        Operator.Answer refused = operator.run("statements", "post", "--date", "2026-01-02");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.printed()).contains("0 statements posted, 2 failed: tillbridge statements --state failed");
        assertThat(operator.run("statements", "--state", "failed").printed())
                .contains("give it one: tillbridge stores set riga --default-customer ACCOUNT");
        setDefaultCustomer("riga");
        setDefaultCustomer("tallinn");
        assertThat(operator.run("statements", "post", "tallinn-2026-01-02").printed())
                .contains("1 statement posted, 0 failed.");
        assertThat(operator.run("statements", "post", "--date", "2026-01-02", "--json")
                        .json()
                        .path("posted")
                        .asInt())
                .isEqualTo(1);
        assertThat(operator.run("statement", "show", "riga-2026-01-02").printed())
                .contains("Statement riga-2026-01-02 is posted: 3 sales, 6 lines, 39.00 EUR.")
                .containsPattern("SO-0000000\\d +INV-0000000\\d +W-riga +Walk-in +3 +39.00 EUR +39.00 EUR")
                .containsPattern("payment +CASH +-39.00 EUR +riga-2026-01-02")
                .containsPattern("post +posted");
    }

    @Test
    void calculatedStatementIsClearedWhenSomebodySaysSo() {
        StagedSales.add(headquarters, "riga", DATE.plusDays(1), 1);
        operator.run("statements", "calculate", "--store", "riga", "--date", "2026-01-03");

        assertThat(operator.run("statements", "clear").complained()).contains("Name a statement");
        assertThat(operator.run("statements", "clear", "--date", "2026-01-03").printed())
                .contains("riga-2026-01-03", "Nothing was changed; do it with --yes.");
        assertThat(operator.run("statements", "clear", "riga-2026-01-03").printed())
                .contains("1 statement cleared.");
        assertThat(operator.run("statements", "--date", "2026-01-03").printed())
                .containsPattern("riga-2026-01-03 +cleared +0 ");
        assertThat(operator.run("statements", "show", "riga-2026-01-09").complained())
                .contains("There is no statement riga-2026-01-09");
    }

    @Test
    void ruleIsSwitchedOffAndWhatFailedByItIsValidatedAnew() {
        StagedSales.add(headquarters, "tallinn", DATE.plusDays(2), 1);
        headquarters
                .client()
                .sql("update sales_transaction set business_date = '2026-01-31' where business_date = '2026-01-04'")
                .update();

        assertThat(operator.run("statements", "validate").exitCode()).isEqualTo(1);
        assertThat(operator.run("statements", "rules", "--off", "business-date").printed())
                .containsPattern("business-date +transaction +off +the business date lies within two days");
        assertThat(operator.run("statements", "validate", "--again").printed()).contains("1 sale validated");
        assertThat(operator.run("statements", "rules", "--on", "business-date").exitCode())
                .isZero();
    }

    /// 6.5.9
    @Test
    void settingsAreShownChangedAsVersionsAndHoldFromTheNextRun() {
        assertThat(operator.run("statements", "settings").printed())
                .containsPattern("clearing +allowed")
                .containsPattern("lines-at-once +60000")
                .containsPattern("reserve-inventory +no +fixed");
        assertThat(operator.run("statements", "settings", "clearing=refused", "--dry-run")
                        .printed())
                .contains("Nothing was changed.");
        long version = operator.run("statements", "settings", "--json")
                .json()
                .path("version")
                .asLong();
        StagedSales.add(headquarters, "riga", DATE.plusDays(4), 1);
        operator.run("statements", "calculate", "--date", "2026-01-06");

        assertThat(operator.run("statements", "settings", "clearing=refused").printed())
                .containsPattern("clearing +refused")
                .contains("Version %d.".formatted(version + 1));
        assertThat(operator.run("statements", "clear", "riga-2026-01-06").complained())
                .contains("No statement is cleared here", "tillbridge statements settings clearing=allowed");
        assertThat(operator.run("statements", "settings", "lines-at-once=3").complained())
                .contains("lines-at-once is a number from 1000 to 1000000, not 3");
        assertThat(operator.run("statements", "settings", "detail-level=full").complained())
                .contains("Statements have no setting detail-level");
        operator.run("statements", "settings", "clearing=allowed");
        assertThat(operator.run("statements", "clear", "riga-2026-01-06").printed())
                .contains("1 statement cleared.");
    }

    @Test
    void previewOfCalculatingSaysOfWhichDaysHowMuchAndChangesNothing() {
        StagedSales.add(headquarters, "riga", DATE.plusDays(5), 2);

        assertThat(operator.run("statements", "calculate", "--date", "2026-01-07", "--dry-run")
                        .printed())
                .containsPattern("riga +2026-01-07 +0 +2 +0 +0");
        assertThat(operator.run("statements", "--date", "2026-01-07").printed())
                .contains("There are no such statements");
        assertThat(operator.run("statements", "calculate", "--date", "2026-01-09", "--dry-run")
                        .printed())
                .contains("There is nothing to calculate.");
    }

    @Test
    void saleInQuarantineIsNamedAsLeftOutWithTheCommandThatResolvesIt() {
        headquarters.client().sql("""
                        insert into quarantine (channel_id, direction, kind, job, table_name, row_key, row_hash, source, reason, content,
                            quarantined_at, tried_at)
                        values ('tallinn', 'UPLOAD', 'REFUSED', 'P-0001', 'sales_transaction', gen_random_uuid()::text, 'hash', gen_random_uuid(),
                            'Transaction cannot be taken: 1 of its 2 lines came',
                            '{"kind": "SALE", "business_date": "2026-01-10", "receipt_id": "T-77", "currency": "EUR", "payment_amount": "NaN"}',
                            timestamptz '2026-01-10 12:00Z', timestamptz '2026-01-10 12:00Z')
                        """).update();

        assertThat(operator.run("statements", "left-out", "--date", "2026-01-10")
                        .printed())
                .contains("T-77", "no number: 'NaN'", "1 of its 2 lines came", "tillbridge quarantine show ");
    }

    /// L01
    @Test
    void pendingCustomerOfATillComesThroughWithHerSaleAndHerOrderHasHerAccount() {
        Till till = chain.till("vilnius");
        String ilze = till.create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\"}")
                .account();
        till.sell(ilze, "2.50");
        till.upload();
        String date = headquarters
                .client()
                .sql("select business_date::text from transaction_state where customer_id is not null")
                .query(String.class)
                .single();

        operator.run("statements", "calculate", "--open", "--store", "vilnius", "--date", date);
        operator.run("statements", "post", "vilnius-" + date);

        assertThat(operator.run("statement", "show", "vilnius-" + date).printed())
                .containsPattern("SO-0000000\\d +INV-0000000\\d +000001 +Ilze Bērziņa +1 +2.50 EUR +2.50 EUR");
    }

    /// L10
    @Test
    void failedSaleIsEditedValidatedAnewAndThenPosted() {
        StagedSales.add(headquarters, "vilnius", DATE.plusDays(20), 1);
        headquarters
                .client()
                .sql(
                        "update sales_payment set amount = 1 where transaction_id = (select transaction_id from sales_transaction where business_date = '2026-01-22')")
                .update();
        operator.run("statements", "calculate", "--date", "2026-01-22");
        String sale = operator.run("statements", "left-out", "--date", "2026-01-22", "--json")
                .json()
                .path(0)
                .path("transaction")
                .asString();

        assertThat(operator.run("statements", "edit", sale, "payments/1/amount=13", "--dry-run")
                        .printed())
                .contains("payments/1/amount", "Nothing was changed.");
        assertThat(operator.run("statements", "edit", sale, "payments/1/amount=13", "--reason", "miscounted")
                        .printed())
                .contains("It adds up: the next statement takes it.");

        assertThat(operator.run("statements", "calculate", "--date", "2026-01-22")
                        .printed())
                .contains("1 statement calculated");
        assertThat(operator.run("audit", "--json").printed()).contains("transaction.edit", sale);
    }

    @Test
    void scheduleClosesTheDaysThatAreOver() {
        StagedSales.add(headquarters, "vilnius", DATE.plusDays(10), 2);
        setDefaultCustomer("vilnius");

        assertThat(operator.run("schedules").printed())
                .containsPattern("close-days +here +yes +continuous")
                .containsPattern("trickle-statements +here +no");
        assertThat(operator.run("schedules", "run", "close-days").exitCode()).isZero();

        assertThat(operator.run("statements", "--date", "2026-01-12").printed())
                .containsPattern("vilnius-2026-01-12 +posted +2 +4 +26.00 EUR +0");
    }

    private static void setDefaultCustomer(String store) {
        headquarters.client().sql("""
                        with made as (
                            insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel,
                                created_at, numbered_at, stamp, stamp_request)
                            select 'demo', g.id, 'W-' || :store, 'PERSON', 'Walk-in', :store, g.at, g.at, g.at, g.id
                            from (select gen_random_uuid(), timestamptz '2026-01-01') g (id, at)
                            on conflict (legal_entity, account_id) do nothing
                            returning customer_id)
                        update store set default_customer = m.customer_id from made m where channel_id = :store
                        """).param("store", store).update();
    }
}
