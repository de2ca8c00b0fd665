package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.roles.QuarantineParts;
import org.tillbridge.exchange.quarantine.KeepQuarantineReport;
import org.tillbridge.exchange.quarantine.QuarantineEntries.Wanted;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.exchange.quarantine.ReportQuarantine;
import org.tillbridge.exchange.transport.QuarantineReport;
import org.tillbridge.headquarters.api.QuarantineDesk;
import org.tillbridge.headquarters.quarantine.Result.Outcome;

/// What a store says of its quarantine, and how headquarters lists it.
class ReportedQuarantineTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;
    private ReportQuarantine teller;
    private KeepQuarantineReport listener;
    private QuarantineDesk desk;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
        teller = new ReportQuarantine(store.database(), line.line, store.clock);
        listener = new KeepQuarantineReport(headquarters.database(), headquarters.clock);
        desk = QuarantineParts.desk(headquarters.database(), headquarters.jobs, headquarters.clock);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private void keeps(int rows) {
        store.client().sql("""
                insert into quarantine (kind, job, table_name, row_key, key_values, row_hash, source, reason, content, quarantined_at, tried_at)
                select 'REFUSED', '1010', 'customer', 'demo, ' || n, '{}', 'hash ' || n, gen_random_uuid(), 'no', '{"name": "Ilze"}', t, t
                from generate_series(1, :rows) n, (values (timestamptz '2026-11-21 12:00:00+00')) v (t)
                on conflict do nothing
                """).param("rows", rows).update();
    }

    private void takes(String hash) {
        store.client()
                .sql("update quarantine set state = 'TAKEN', closed_at = tried_at where row_hash = ?")
                .param(hash)
                .update();
    }

    private void reports() {
        listener.run("001", teller.look());
    }

    private List<QuarantineEntry> listed() {
        return desk.entries().list(Wanted.waiting("001", null, 1_000));
    }

    @Test
    void whatAStoreKeepsIsListedOnceHoweverOftenItSaysSoAndClosedWhenItDoesNot() {
        keeps(2);
        reports();
        reports();
        assertThat(listed()).extracting(QuarantineEntry::key).containsExactly("demo, 1", "demo, 2");
        assertThat(headquarters.text("select coalesce(string_agg(content::text, ''), 'none') from quarantine"))
                .isEqualTo("none");

        takes("hash 1");
        reports();

        assertThat(listed()).extracting(QuarantineEntry::key).containsExactly("demo, 2");
    }

    @Test
    void reportsOfAStoreAtTheSameMomentListEachRowOnce() throws Exception {
        keeps(5);

        AtOnce.run(8, () -> listener.run("001", teller.look()));

        assertThat(listed()).hasSize(5);
    }

    @Test
    void storeWithThousandsOfThemNamesTheOldestHundredAndCountsTheOthers() {
        keeps(3_000);

        QuarantineReport report = teller.look();
        reports();

        assertThat(report.rows()).hasSize(100);
        assertThat(report.rows().getFirst().key()).isEqualTo("demo, 1");
        assertThat(desk.entries().totals().listed()).isEqualTo(100);
        assertThat(desk.entries().totals().all()).isEqualTo(3_000);
        takes("hash 1");
        reports();
        assertThat(listed())
                .extracting(QuarantineEntry::key)
                .contains("demo, 101")
                .doesNotContain("demo, 1");
    }

    @Test
    void rowThatAPersonDoesWithoutIsListedAgainWhenTheStoreFailsAtItAgain() {
        keeps(1);
        reports();
        assertThat(desk.discard()
                        .run(listed().getFirst().id(), "not needed there")
                        .outcome())
                .isEqualTo(Outcome.DISCARDED);
        reports();
        assertThat(listed()).isEmpty();

        store.client().sql("update quarantine set tries = tries + 1").update();
        reports();

        assertThat(listed()).hasSize(1);
    }

    @Test
    void rowThatHeadquartersHasNoMoreHasTheStoreFetchTheJobAnew() {
        keeps(1);
        reports();

        assertThat(desk.retry().run(listed().getFirst().id()).message())
                .isEqualTo("Headquarters has no such row any more: store 001 fetches job 1010 anew, in full");
        assertThat(headquarters.text("select channel_id || ' ' || job from full_sync"))
                .isEqualTo("001 1010");
    }

    @Test
    void headquartersThatDoesNotTakeTheReportStopsNothing() {
        keeps(1);

        teller.run();

        assertThat(store.count("quarantine where state = 'WAITING'")).isEqualTo(1);
    }
}
