package org.tillbridge.exchange.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.exchange.capture.ArticleTables.ARTICLES;
import static org.tillbridge.exchange.capture.ArticleTables.NOTES;
import static org.tillbridge.exchange.capture.ArticleTables.id;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.exchange.packages.Column;

class TableStatementsTest {

    private static final Extract EVERYTHING = Extract.everything(new ChannelGroup("stores", "usrt"));
    private static final UUID SESSION = UUID.fromString("0199f2a0-0000-4000-8000-000000000001");

    private final ArticleTables tables = new ArticleTables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void aFullPackageMakesTheTargetEqualTheSource() {
        tables.sourceHas("usrt", 1, "Apple", 1);
        tables.sourceHas("usrt", 2, "tab\t newline\n backslash\\ quote\" 'Bērziņš' € 😀 (,)", 4);

        tables.carry(EVERYTHING);

        assertThat(tables.target()).hasSize(2).contains("1 Apple 1");
        assertThat(tables.digest(Side.TARGET))
                .isEqualTo(tables.digest(Side.SOURCE))
                .hasSize(2);
    }

    @Test
    void aPackageTakenTwiceChangesNothing() {
        tables.sourceHas("usrt", 1, "Apple", 1);
        tables.carry(EVERYTHING);
        var once = tables.digest(Side.TARGET);

        tables.carry(EVERYTHING);
        tables.carry(Extract.changedSince(new Xid8(0), new ChannelGroup("stores", "usrt")));

        assertThat(tables.digest(Side.TARGET)).isEqualTo(once);
        assertThat(tables.target()).containsExactly("1 Apple 1");
    }

    @Test
    void aDeltaTakesOnlyHigherVersions() {
        tables.targetHas(1, "old", 4);
        tables.targetHas(2, "same", 5);
        tables.targetHas(3, "ahead", 6);
        for (int i = 1; i <= 4; i++) {
            tables.sourceHas("usrt", i, "new", 5);
        }

        tables.carry(Extract.changedSince(new Xid8(0), new ChannelGroup("stores", "usrt")));

        assertThat(tables.target()).containsExactly("1 new 5", "2 same 5", "3 ahead 6", "4 new 5");
    }

    @Test
    void aFullPackageReplacesWhateverTheStoreHas() {
        tables.targetHas(1, "ahead", 9);
        tables.targetHas(2, "gone", 3);
        tables.targetHas(3, "never sent", 0);
        tables.sourceHas("usrt", 1, "restored", 5);

        tables.carry(EVERYTHING);

        assertThat(tables.target()).containsExactly("1 restored 5", "3 never sent 0");
        assertThat(tables.digest(Side.TARGET)).isEqualTo(tables.digest(Side.SOURCE));
    }

    @Test
    void columnsThatDoNotTravelStay() {
        tables.targetHas(1, "old", 1);
        tables.sourceHas("usrt", 1, "new", 2);

        tables.carry(Extract.changedSince(new Xid8(0), new ChannelGroup("stores", "usrt")));

        assertThat(tables.client
                        .sql("select local_note from store_article")
                        .query(String.class)
                        .single())
                .isEqualTo("mine");
    }

    @Test
    void aRemovedRowIsDeletedAndOneThatCameBackIsThere() {
        tables.sourceHas("usrt", 1, "removed", 8);
        tables.sourceHas("usrt", 2, "removed and back", 8);
        tables.carry(EVERYTHING);
        var horizon = tables.horizon();
        tables.client.sql("delete from article").update();
        tables.removed(1);
        tables.removed(2);
        tables.sourceHas("usrt", 2, "back", 1);

        tables.carry(Extract.changedSince(horizon, new ChannelGroup("stores", "usrt")));

        assertThat(tables.target()).containsExactly("2 back 1");
    }

    @Test
    void onlyRowsSinceTheHorizonTravel() {
        tables.sourceHas("usrt", 1, "before", 1);
        var horizon = tables.horizon();
        tables.sourceHas("usrt", 2, "after", 1);

        tables.carry(Extract.changedSince(horizon, new ChannelGroup("stores", "usrt")));

        assertThat(tables.target()).containsExactly("2 after 1");
    }

    @Test
    void aRowThatCommitsLateIsBeyondTheHorizonOfItsTime() throws Exception {
        var written = new CompletableFuture<Boolean>();
        var mayCommit = new CompletableFuture<Boolean>();
        var late = CompletableFuture.runAsync(() -> tables.database.runInTransaction(() -> {
            tables.run("insert into article (legal_entity, article_id, label, made_at)"
                    + " values ('usrt', '00000000-0000-0000-0000-000000000001', 'late', '2026-11-21')");
            written.complete(true);
            mayCommit.join();
        }));
        written.get(10, TimeUnit.SECONDS);
        tables.sourceHas("usrt", 2, "in time", 1);
        var horizon = tables.horizon();
        tables.carry(EVERYTHING);

        mayCommit.complete(true);
        late.get(10, TimeUnit.SECONDS);
        tables.carry(Extract.changedSince(horizon, new ChannelGroup("stores", "usrt")));

        assertThat(tables.target()).containsExactly("1 late 1", "2 in time 1");
    }

    @Test
    void rowsOfAnotherLegalEntityDoNotTravel() {
        tables.sourceHas("usrt", 1, "ours", 1);
        tables.sourceHas("demf", 2, "theirs", 1);

        tables.carry(EVERYTHING);

        assertThat(tables.target()).containsExactly("1 ours 1");
        assertThat(tables.textOut(tables.statements.copyChangedRows(
                        ARTICLES, Extract.everything(new ChannelGroup("stores", "' or '1'='1")))))
                .isEmpty();
    }

    @Test
    void aSessionsRowsComeInTheOrderOfTheirCapture() {
        for (int i : List.of(3, 1, 2)) {
            note(i, i == 2 ? UUID.randomUUID() : SESSION, 10 - i);
        }

        assertThat(tables.textOut(tables.statements.copyUploadRows(NOTES, SESSION)))
                .isEqualTo("%s\tnote 3\n%s\tnote 1\n".formatted(id(3), id(1)));
    }

    @Test
    void columnsOfAnotherVersionAreIgnoredOrDefaulted() {
        var arriving = new ArrayList<>(tables.statements.columns(ARTICLES, Side.SOURCE));
        arriving.removeIf(column -> column.name().equals("order"));
        arriving.add(new Column("colour", "hue"));
        var known = ARTICLES.withOnly(arriving.stream().map(Column::name).toList());
        String row = "usrt\t%s\tApple\t1.0000\t2026-11-21\t2\tred\n".formatted(id(1));

        tables.database.runInTransaction(() -> {
            tables.receive(ARTICLES, arriving, row.getBytes(StandardCharsets.UTF_8));
            tables.run(tables.statements.merging().mergeIncoming(known, MergeMode.DELTA));
        });

        assertThat(tables.target()).containsExactly("1 Apple 2");
        assertThat(tables.client
                        .sql("select \"order\" from store_article")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void aPoisonRowIsSetAsideWithItsReasonAndTheOthersAreTaken() {
        var arriving = tables.statements.columns(ARTICLES, Side.SOURCE);
        String rows = """
                usrt\t%1$s\tApple\t1.0000\t2026-11-21\t\\N\t2
                usrt\t%2$s\tPear\tcheap\tsome day\t3\t2
                usrt\t%3$s\t\\N\t1.0000\t2026-11-21\t3\t2
                usrt\t%4$s\tPlum\t1.0000\t2026-11-21\t3\t2
                """.formatted(id(1), id(2), id(3), id(4));

        var unfitting = tables.database.inTransaction(() -> {
            tables.receiveAsText(ARTICLES, arriving, rows.getBytes(StandardCharsets.UTF_8));
            tables.run(tables.statements.merging().mergeIncoming(ARTICLES, MergeMode.DELTA));
            return tables.unfitting(ARTICLES);
        });

        assertThat(tables.target()).containsExactly("1 Apple 2", "4 Plum 2");
        assertThat(unfitting)
                .containsExactly(
                        "usrt, %s: price: invalid input syntax for type numeric: \"cheap\"; ".formatted(id(2))
                                + "made_at: invalid input syntax for type timestamp with time zone: \"some day\"",
                        "usrt, %s: name: is null".formatted(id(3)));
    }

    @Test
    void aConnectionKeepsItsIncomingTableEmpty() {
        tables.sourceHas("usrt", 1, "Apple", 1);
        tables.carry(EVERYTHING);
        tables.client.sql("delete from article").update();
        tables.sourceHas("usrt", 2, "Pear", 1);

        tables.carry(EVERYTHING);

        assertThat(tables.target()).containsExactly("2 Pear 1");
    }

    @Test
    void theDigestDiffersInTheBucketOfARowThatDiffers() {
        for (int i = 0; i < 100; i++) {
            tables.sourceHas("usrt", i, "article " + i, 1);
        }
        tables.carry(EVERYTHING);
        tables.sourceHas("usrt", 42, "changed", 2);

        var differing = new ArrayList<>(tables.digest(Side.SOURCE));
        differing.removeAll(tables.digest(Side.TARGET));

        assertThat(differing).hasSize(1);
    }

    @Test
    void theDigestShowsARowNobodyHas() {
        tables.sourceHas("usrt", 1, "Apple", 1);
        tables.carry(EVERYTHING);
        tables.client.sql("delete from article").update();

        assertThat(tables.digest(Side.SOURCE)).isEmpty();
        assertThat(tables.digest(Side.TARGET)).hasSize(1);
    }

    private void note(int number, UUID session, int captureNo) {
        tables.client
                .sql("insert into note (note_id, content) values (:id, :content)")
                .params(Map.of("id", id(number), "content", "note " + number))
                .update();
        tables.client
                .sql("insert into outbox (capture_no, table_name, row_key, session_id)"
                        + " values (:no, 'note', :id, :session)")
                .params(Map.of("no", captureNo, "id", id(number), "session", session))
                .update();
    }
}
