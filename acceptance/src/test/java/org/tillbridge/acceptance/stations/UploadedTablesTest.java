package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table of a user on its way up, in the sealed sessions of P-0001.
class UploadedTablesTest {

    private static final String SEED = """
            jobs:
              P-0001:
                tables:
                  - source: visit
                    key: [visit_id]
                    columns: [visit_id, entrance, seen_at]
            """;
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        String table = "create table public.visit (visit_id uuid primary key, entrance text, seen_at timestamptz)";
        headquarters = new TestHeadquarters(folder);
        headquarters.client().sql(table).update();
        store = new TestStore("001", folder, table);
        line = new TestLine(store, headquarters);
        headquarters.save(SEED);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private void configure() {
        headquarters.release.run();
        store.download(headquarters, "1110", TestHeadquarters.STORES);
    }

    private void visits(String id, String entrance) {
        store.client()
                .sql("insert into visit values (cast(? as uuid), ?, '2026-11-21 12:00:00+00')")
                .params(id, entrance)
                .update();
    }

    @Test
    void whatIsWrittenArrivesOnceAlsoWhatWasThereBefore() {
        visits(FIRST, "north");
        configure();
        visits("00000000-0000-4000-8000-000000000002", "south");

        assertThat(store.upload(line.line)).isEqualTo(2);
        assertThat(store.upload(line.line)).isZero();

        assertThat(headquarters.text("select string_agg(entrance, ' ' order by visit_id) from visit"))
                .isEqualTo("north south");
    }

    @Test
    void customersAndRowsOfAUserTravelInOneSession() {
        configure();
        visits(FIRST, "north");
        store.creates("Ilze");

        assertThat(store.upload(line.line)).isEqualTo(2);

        assertThat(headquarters.count("upload_session")).isEqualTo(1);
        assertThat(headquarters.count("customer_request")).isEqualTo(1);
        assertThat(headquarters.count("visit")).isEqualTo(1);
    }

    @Test
    void sameKeyWithOtherContentIsKeptWithBoth() {
        headquarters
                .client()
                .sql("insert into visit values (cast(? as uuid), 'somewhere else', null)")
                .param(FIRST)
                .update();
        configure();
        visits(FIRST, "north");

        store.upload(line.line);

        assertThat(headquarters.text("select entrance from visit")).isEqualTo("somewhere else");
        assertThat(headquarters.text("select row_key || ' ' || content from quarantine"))
                .startsWith(FIRST)
                .contains("north");
    }

    @Test
    void capturedRowNeverChanges() {
        configure();
        visits(FIRST, "north");

        assertThatThrownBy(() -> store.client()
                        .sql("update visit set entrance = 'south'")
                        .update())
                .hasMessageContaining("add a new row instead");
        assertThatThrownBy(() -> store.client().sql("delete from visit").update())
                .hasMessageContaining("add a new row instead");
    }

    @Test
    void configurationThatArrivesTwiceCapturesOnce() {
        configure();
        visits(FIRST, "north");
        store.captured.open();

        assertThat(store.upload(line.line)).isEqualTo(1);
        assertThat(store.count("outbox")).isEqualTo(1);
    }

    @Test
    void tableWithoutOneUuidKeyCannotGoUp() {
        headquarters
                .client()
                .sql("create table public.tally (tally_id integer primary key)")
                .update();

        assertThatThrownBy(() -> headquarters.save("""
                        jobs:
                          P-0001:
                            tables:
                              - {source: tally, key: [tally_id], columns: [tally_id]}
                        """))
                .hasMessageContaining("a table that goes up needs one uuid column as its key");
    }
}
