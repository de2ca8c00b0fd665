package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;

/// Rows of headquarters' packages in a store's quarantine: what lands there, and how it leaves
/// again by itself.
class StoreQuarantineTest {

    private static final List<Column> PRICE = List.of(
            new Column("price_id", "integer"),
            new Column("label", "text"),
            new Column("amount", "numeric"),
            new Column("valid_from", "timestamp without time zone"),
            new Column("weight", "double precision"));

    @TempDir
    Path folder;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore("001", folder, """
                create table public.price (
                    price_id integer primary key, label varchar(5) not null, amount numeric(6,2), valid_from date, weight real)
                """);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private enum Extent {
        FULL,
        DELTA
    }

    /// A package as no sound headquarters would make it.
    private void arrives(Extent extent, List<String> removals, String... rows) {
        UUID id = UUID.randomUUID();
        Path file = folder.resolve("package-" + id + ".zip");
        try (var writer = PackageWriter.create(file)) {
            writer.table(
                    new PackageWriter.Stream("price", Role.ROWS, PRICE, List.of("price_id")),
                    out -> written(out, List.of(rows)));
            writer.table(
                    "price", Role.REMOVALS, List.of(new Column("row_key", "text[]")), out -> written(out, removals));
            writer.finish(manifest(id, extent));
        }
        store.apply.run(new Arrival("7000", id, store.apply.cursor("7000").orElse(null), file, null));
    }

    private static long written(java.io.OutputStream out, List<String> rows) throws java.io.IOException {
        for (String row : rows) {
            out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return rows.size();
    }

    private static Manifest manifest(UUID id, Extent extent) {
        @Nullable UUID from = extent == Extent.FULL ? null : UUID.randomUUID();
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.DOWNLOAD,
                "7000",
                id,
                null,
                from,
                UUID.randomUUID(),
                "headquarters",
                "demo",
                "stores",
                Instant.parse("2026-11-21T12:00:00Z"),
                extent == Extent.FULL,
                List.of(),
                Map.of());
    }

    private static String price(int id, String... values) {
        return id + "\t" + String.join("\t", values);
    }

    private static String sound(int id) {
        return price(id, "apple", "1.50", "2026-11-21 00:00:00", "0.5");
    }

    private String prices() {
        return store.text("select coalesce(string_agg(price_id::text, ' ' order by price_id), '') from price");
    }

    private List<String> entries() {
        return store.list(
                "select concat_ws(' ', row_key, state, tries, content ->> 'label') from quarantine order by 1");
    }

    @Test
    void whatTheStoreWouldLoseIsSetAsideAndNothingIsTruncatedOrDropped() {
        arrives(
                Extent.FULL,
                List.of(),
                sound(1),
                price(2, "ap\\000le", "1.50", "2026-11-21 00:00:00", "0.5"),
                price(3, "apple", "1.005", "2026-11-21 00:00:00", "0.5"),
                price(4, "apples", "1.50", "2026-11-21 00:00:00", "0.5"),
                price(5, "\\N", "1.50", "2026-11-21 00:00:00", "0.5"),
                price(6, "apple", "1.50", "2026-11-21 08:30:00", "0.5"),
                price(7, "apple", "1.50", "2026-11-21 00:00:00", "0.123456789012"),
                price(8, "apple", "1.50", "2026-11-21 00:00:00", "0.5", "more"),
                "\\N\tapple\t1\t2026-11-21 00:00:00\t0.5",
                sound(9));

        assertThat(prices()).isEqualTo("1 9");
        assertThat(store.list("select reason from quarantine order by row_key collate \"C\""))
                .containsExactly(
                        "price_id: is null",
                        "The row has a character that is no text: NUL, or bytes that are not UTF-8",
                        "amount: as numeric(6,2) it would lose a part of its value",
                        "label: value too long for type character varying(5)",
                        "label: is null",
                        "valid_from: as date it would lose a part of its value",
                        "weight: as real it would lose a part of its value",
                        "The row has 6 values, its table 5 columns");
    }

    @Test
    void rowThatComesWellLaterClosesItsEntry() {
        arrives(Extent.FULL, List.of(), sound(1), price(2, "apples", "1", "2026-11-21 00:00:00", "0"), sound(3));
        arrives(Extent.DELTA, List.of(), price(2, "pears!", "1", "2026-11-21 00:00:00", "0"));
        assertThat(entries()).containsExactly("2 WAITING 2 pears!");

        arrives(Extent.DELTA, List.of(), sound(2));

        assertThat(prices()).isEqualTo("1 2 3");
        assertThat(entries()).containsExactly("2 TAKEN 2");
    }

    @Test
    void rowThatComesWellAmongOthersThatDoNotClosesItsEntry() {
        arrives(
                Extent.FULL,
                List.of(),
                price(2, "apples", "1", "2026-11-21 00:00:00", "0"),
                price(3, "apples", "1", "2026-11-21 00:00:00", "0"));

        arrives(Extent.DELTA, List.of(), sound(2), price(3, "apples", "1", "2026-11-21 00:00:00", "0"), sound(4));

        assertThat(prices()).isEqualTo("2 4");
        assertThat(entries()).containsExactly("2 TAKEN 1", "3 WAITING 2 apples");
    }

    @Test
    void rowThatHeadquartersRemovesLeavesTheQuarantineToo() {
        arrives(
                Extent.FULL,
                List.of(),
                price(2, "apples", "1", "2026-11-21 00:00:00", "0"),
                price(3, "apples", "1", "2026-11-21 00:00:00", "0"));

        arrives(Extent.DELTA, List.of("{2}"), sound(4));
        assertThat(entries()).containsExactly("2 TAKEN 1", "3 WAITING 1 apples");
        arrives(Extent.FULL, List.of(), sound(4));

        assertThat(entries()).containsExactly("2 TAKEN 1", "3 TAKEN 1");
    }

    @Test
    void columnThatWasMadeWiderTakesTheRowWithoutARestart() {
        arrives(Extent.FULL, List.of(), sound(1), price(2, "apples", "1", "2026-11-21 00:00:00", "0"));
        store.client().sql("alter table price alter column label type text").update();

        arrives(Extent.DELTA, List.of(), price(2, "apples", "1", "2026-11-21 00:00:00", "0"));

        assertThat(prices()).isEqualTo("1 2");
        assertThat(entries()).containsExactly("2 TAKEN 1");
    }

    /// H22, half way: what was set aside and the cursor are one.
    @Test
    void crashWhileRowsAreSetAsideLeavesNeitherThemNorTheCursor() {
        store.client()
                .sql("alter table download_cursor add constraint crash check (job <> '7000')")
                .update();

        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        arrives(Extent.FULL, List.of(), sound(1), price(2, "apples", "1", "2026-11-21 00:00:00", "0")))
                .isInstanceOf(RuntimeException.class);

        assertThat(prices()).isEmpty();
        assertThat(store.count("quarantine")).isZero();
        assertThat(store.count("download_cursor")).isZero();
    }
}
