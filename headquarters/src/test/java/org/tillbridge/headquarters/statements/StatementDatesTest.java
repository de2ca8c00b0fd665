package org.tillbridge.headquarters.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.StagedSale;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;

/// H28, H29: a sale is in the statement of its business date, whatever a clock or a time zone says.
class StatementDatesTest {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2041-01-01T00:00:00Z");

    private final Books books = new Books();

    private final List<UUID> ids = new ArrayList<>();
    private final List<String> stores = new ArrayList<>();
    private final List<Date> dates = new ArrayList<>();

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void everySaleAroundEveryChangeOfTheClocksIsInExactlyOneStatementAndInThatOfItsDate() {
        Map<ZoneRules, String> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds()
                .forEach(zone -> zones.putIfAbsent(ZoneId.of(zone).getRules(), zone));
        zones.forEach(this::sellAroundChanges);
        stage();

        int calculated = books.calculate.run(Selection.ALL, Days.OPEN);

        assertThat(ids).hasSizeGreaterThan(5_000);
        assertThat(books.text("select count(*)::text from transaction_state where statement_id is null"))
                .isEqualTo("0");
        assertThat(books.text("""
                select count(*)::text from transaction_state s join statement t using (statement_id)
                where (s.channel_id, s.business_date) <> (t.channel_id, t.business_date)""")).isEqualTo("0");
        assertThat(books.text("select sum(transactions)::text from statement")).isEqualTo(String.valueOf(ids.size()));
        assertThat(books.text("select count(distinct (channel_id, business_date))::text from transaction_state"))
                .isEqualTo(String.valueOf(calculated));
    }

    @Test
    void storeThatKnowsItsTimeZoneBetterDecidesTheDateAndHeadquartersNeverComputesIt() {
        UUID sale = StagedSale.anonymous().on(LocalDate.parse("2026-11-19")).arrive(books.headquarters);
        books.does("update sales_transaction set occurred_at = '2026-11-18 23:30Z' where transaction_id = ?", sale);
        books.does("update store set time_zone = 'America/New_York' where channel_id = '001'");

        books.endOfDay();

        assertThat(books.rows("select name, transactions from statement")).containsExactly("001-2026-11-19 1");
    }

    private void sellAroundChanges(ZoneRules rules, String zone) {
        for (ZoneOffsetTransition change = rules.nextTransition(FROM);
                change != null && change.getInstant().isBefore(UNTIL);
                change = rules.nextTransition(change.getInstant())) {
            for (int minutes : new int[] {-30, 0, 30, 24 * 60}) {
                Instant rungUp = change.getInstant().plus(Duration.ofMinutes(minutes));
                ids.add(UUID.randomUUID());
                stores.add(zone);
                dates.add(Date.valueOf(rungUp.atZone(ZoneId.of(zone)).toLocalDate()));
            }
        }
    }

    private void stage() {
        books.headquarters
                .client()
                .sql("""
                        with given as (
                            select * from unnest(:ids, :stores, :dates) as g (id, store, date)),
                        stored as (
                            insert into store (channel_id, legal_entity, name, time_zone) select distinct store, 'demo', store, 'UTC' from given),
                        sale as (
                            insert into sales_transaction (transaction_id, legal_entity, channel_id, register_id, kind, receipt_no,
                                receipt_id, currency, occurred_at, business_date, line_count, net_amount, tax_amount, charge_amount,
                                discount_amount, rounding_amount, payment_amount, created_offline, captured_at, capture_no, content_hash,
                                received_at)
                            select id, 'demo', store, '1', 'SALE', 1, '1', 'EUR', date, date, 1, 1, 0, 0, 0, 0, 1, false, date, 1, '', date
                            from given)
                        insert into transaction_state (transaction_id, legal_entity, channel_id, kind, business_date, validation, changed_at)
                        select id, 'demo', store, 'SALE', date, 'SUCCESSFUL', date from given
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("stores", stores.toArray(String[]::new))
                .param("dates", dates.toArray(Date[]::new))
                .update();
    }
}
