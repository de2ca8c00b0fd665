package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.sessions.ForgetOutgrownCursors;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;

/// A table of a user, added by a seed, on its way down.
class SeededTablesTest {

    private static final ChannelGroup STORES = TestHeadquarters.STORES;
    private static final String SEED = """
            jobs:
              "7000":
                name: Gift wrapping
                tables:
                  - source: gift_wrap
                    target: gift_wrapping
                    key: [wrap_id]
                    columns:
                      - wrap_id
                      - {from: label, to: title}
                      - price
                      - {constant: EUR, to: currency}
                    filter: {channel: store_id, not_expired: valid_to}
            """;

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        headquarters.client().sql("""
                        create table public.gift_wrap (
                            wrap_id integer primary key, label text, price numeric(10, 2), store_id text not null, valid_to timestamptz)""").update();
        store = new TestStore("001", folder, """
                create table public.gift_wrapping (
                    wrap_id integer primary key, title text, price numeric(10, 2), currency text, note text default 'ours')""");
    }

    @AfterEach
    void close() {
        store.close();
        headquarters.close();
    }

    private void has(int id, String label, String channel) {
        headquarters
                .client()
                .sql("insert into gift_wrap (wrap_id, label, price, store_id) values (?, ?, 1.50, ?)")
                .params(id, label, channel)
                .update();
    }

    private void does(String sql) {
        headquarters.client().sql(sql).update();
    }

    private int travel() {
        headquarters.release.run();
        return store.download(headquarters, "7000", STORES);
    }

    private List<String> atTheStore() {
        return store.list(
                "select concat_ws(' ', wrap_id, title, price, currency, note) from gift_wrapping order by wrap_id");
    }

    /// I01
    @Test
    void renamedAndConstantColumnsArriveUnderTheirNewNames() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");

        assertThat(travel()).isEqualTo(1);

        assertThat(atTheStore()).containsExactly("1 Red ribbon 1.50 EUR ours");
    }

    /// I01
    @Test
    void jobWithTwoTablesBringsBothInOnePackage() {
        headquarters
                .client()
                .sql("create table public.ribbon (ribbon_id integer primary key, colour text)")
                .update();
        store.client()
                .sql("create table public.ribbon (ribbon_id integer primary key, colour text)")
                .update();
        headquarters.save(SEED + "      - {source: ribbon, key: [ribbon_id], columns: [ribbon_id, colour]}\n");
        has(1, "Red ribbon", "001");
        does("insert into ribbon values (7, 'red')");

        assertThat(travel()).isEqualTo(1);

        assertThat(atTheStore()).hasSize(1);
        assertThat(store.text("select colour from ribbon")).isEqualTo("red");
    }

    @Test
    void onlyWhatChangedTravelsAndASecondRunBringsNothing() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");
        has(2, "Blue ribbon", "001");
        travel();

        does("update gift_wrap set label = 'Green ribbon' where wrap_id = 2");

        assertThat(travel()).isEqualTo(1);
        assertThat(atTheStore()).containsExactly("1 Red ribbon 1.50 EUR ours", "2 Green ribbon 1.50 EUR ours");
        assertThat(store.text("select rows::text from applied_package order by applied_at desc, full_package limit 1"))
                .isEqualTo("1");
        assertThat(travel()).isZero();
    }

    /// I08
    @Test
    void deletedRowDisappearsAtTheStore() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");
        has(2, "Blue ribbon", "001");
        travel();

        does("delete from gift_wrap where wrap_id = 1");
        travel();

        assertThat(atTheStore()).containsExactly("2 Blue ribbon 1.50 EUR ours");
    }

    @Test
    void truncateOfATravellingTableIsRefused() {
        headquarters.save(SEED);

        assertThatThrownBy(() -> does("truncate gift_wrap")).hasMessageContaining("Delete them instead");
    }

    /// I23
    @Test
    void rowOfAChannelGoesToItsGroupAndLeavesWithIt() {
        headquarters.save(SEED);
        var elsewhere = new ChannelGroup("elsewhere", TestHeadquarters.ENTITY);
        new StoreAdmission(headquarters.database(), headquarters.clock)
                .register(new Store("900", TestHeadquarters.ENTITY, elsewhere.name(), "Far away"));
        has(1, "Red ribbon", "001");
        has(2, "Blue ribbon", "900");
        travel();
        assertThat(atTheStore()).containsExactly("1 Red ribbon 1.50 EUR ours");

        does("update gift_wrap set store_id = case store_id when '001' then '900' else '001' end");
        travel();

        assertThat(atTheStore()).containsExactly("2 Blue ribbon 1.50 EUR ours");
    }

    /// I22
    @Test
    void rowPastItsDateLeavesTheStoreAndIsNotSentAgain() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");
        does("update gift_wrap set valid_to = '2026-11-21 13:00:00+00'");
        travel();
        assertThat(atTheStore()).hasSize(1);

        headquarters.clock.advance(Duration.ofHours(2));
        assertThat(headquarters.sweep.run()).isEqualTo(1);
        assertThat(headquarters.sweep.run()).isZero();
        travel();
        does("update gift_wrap set label = 'Nobody sees this'");
        travel();

        assertThat(atTheStore()).isEmpty();
    }

    /// I22
    @Test
    void rowThatGetsALaterDateComesBack() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");
        does("update gift_wrap set valid_to = '2026-11-21 11:00:00+00'");
        headquarters.sweep.run();
        travel();
        assertThat(atTheStore()).isEmpty();

        does("update gift_wrap set valid_to = null");
        travel();

        assertThat(atTheStore()).containsExactly("1 Red ribbon 1.50 EUR ours");
    }

    @Test
    void storeThatChangesItsGroupEndsEqualToTheNewOne() {
        headquarters.save(SEED);
        var elsewhere = new ChannelGroup("elsewhere", TestHeadquarters.ENTITY);
        new StoreAdmission(headquarters.database(), headquarters.clock)
                .register(new Store("900", TestHeadquarters.ENTITY, elsewhere.name(), "Far away"));
        has(1, "Red ribbon", "001");
        has(2, "Blue ribbon", "900");
        travel();

        store.download(headquarters, "7000", elsewhere);

        assertThat(atTheStore()).containsExactly("2 Blue ribbon 1.50 EUR ours");
    }

    /// I02
    @Test
    void initializingAgainChangesNothingAndKeepsWhatAPersonDecided() {
        headquarters.save(SEED);
        does("update job set active = false where job = '1060'");

        SaveSeed.Outcome again = headquarters.seeds.run(PredefinedJobs.SEED, SaveSeed.Origin.PREDEFINED);

        assertThat(again).isEqualTo(new SaveSeed.Outcome(0, 0, 0));
        assertThat(headquarters.jobs.find("1060").orElseThrow().activity().name())
                .isEqualTo("INACTIVE");
        assertThat(headquarters.jobs.find("7000")).isPresent();
        assertThat(headquarters.jobs.all())
                .extracting(saved -> saved.code())
                .contains("P-0001", "1010", "1060", "1070", "1090", "1110", "9999");
    }

    /// I03
    @Test
    void sameSeedAgainChangesNothing() {
        assertThat(headquarters.save(SEED)).isEqualTo(new SaveSeed.Outcome(1, 1, 0));
        assertThat(headquarters.save(SEED)).isEqualTo(new SaveSeed.Outcome(0, 0, 0));
    }

    @Test
    void aColumnAddedToTheSeedBringsEveryRowAnew() {
        headquarters.save(SEED.replace("          - price\n", ""));
        has(1, "Red ribbon", "001");
        travel();
        assertThat(atTheStore()).containsExactly("1 Red ribbon EUR ours");

        headquarters.save(SEED);
        headquarters.clock.advance(Duration.ofSeconds(3));
        travel();

        assertThat(atTheStore()).containsExactly("1 Red ribbon 1.50 EUR ours");
    }

    @Test
    void aTableTheStoreDoesNotHaveIsNamedAndFetchedWhenItIsThere() {
        headquarters.save(SEED);
        has(1, "Red ribbon", "001");
        headquarters.release.run();

        try (var bare = new TestStore("002", folder)) {
            bare.download(headquarters, "7000", STORES);

            assertThat(bare.text("select array_to_string(ignored, ',') from applied_package"))
                    .isEqualTo("gift_wrapping");
            assertThat(new ForgetOutgrownCursors(bare.database()).run()).isZero();

            bare.client()
                    .sql("create table public.gift_wrapping (wrap_id integer primary key, title text)")
                    .update();
            assertThat(new ForgetOutgrownCursors(bare.database()).run()).isEqualTo(1);
            bare.download(headquarters, "7000", STORES);

            assertThat(bare.text("select title from gift_wrapping")).isEqualTo("Red ribbon");
        }
    }
}
