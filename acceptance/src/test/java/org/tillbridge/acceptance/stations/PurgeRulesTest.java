package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a store may forget, and when (protocol U9).
class PurgeRulesTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;
    private UUID first;
    private UUID second;
    private UUID third;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
        first = sends("Ilze");
        second = sends("Anna");
        third = sends("Zane");
        store.client().sql("update outbox set answer = 'DONE'").update();
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private UUID sends(String name) {
        store.creates(name);
        store.upload(line.line);
        return store.chain.condition().head();
    }

    private String kept() {
        return store.text(
                "select coalesce(string_agg(session_id::text, ' ' order by capture_no), 'nothing') from outbox");
    }

    /// U9
    @Test
    void rowsUpToSafeGoAndNoOthersAndTheJournalStays() {
        store.chain.hear(third, second);

        assertThat(store.purge.run()).isEqualTo(2);

        assertThat(kept()).isEqualTo(third.toString());
        assertThat(store.count("customer_request")).isEqualTo(3);
        assertThat(store.purge.run()).isZero();
    }

    /// U9
    @Test
    void acknowledgedIsNotEnough() {
        store.chain.hear(third, null);

        assertThat(store.purge.run()).isZero();
        assertThat(store.count("outbox")).isEqualTo(3);
    }

    /// U9
    @Test
    void rowWithoutItsFinalAnswerStaysUntilItHasOne() {
        store.client()
                .sql("update outbox set answer = 'HELD', reason = 'no name' where session_id = ?")
                .param(first)
                .update();

        store.chain.hear(third, second);
        assertThat(store.purge.run()).isEqualTo(1);
        assertThat(kept()).isEqualTo(first + " " + third);

        store.client().sql("update outbox set answer = 'DONE'").update();
        store.chain.hear(third, third);
        assertThat(store.purge.run()).isEqualTo(2);
        assertThat(store.text("select string_agg(session_id::text, ' ') from upload_session"))
                .isEqualTo(third.toString());
    }

    /// U9 (hazard H11): headquarters was restored from a backup older than it said it keeps.
    @Test
    void headOfBeforeWhatWasPurgedStopsTheStoreInsteadOfSendingAChainWithHoles() {
        store.chain.hear(third, second);
        store.purge.run();

        store.chain.hear(first, null);

        assertThat(store.chain.condition().stoppedReason()).contains("does not know");
        assertThat(store.chain.nextToSend()).isEmpty();
    }

    /// U7, U9
    @Test
    void headquartersRestoredToTheSafeSessionIsSentTheRestAgain() {
        store.chain.hear(third, second);
        store.purge.run();

        store.chain.hear(second, second);

        assertThat(store.chain.condition().stoppedReason()).isNull();
        assertThat(store.chain.nextToSend())
                .hasValueSatisfying(session -> assertThat(session.sessionId()).isEqualTo(third));
    }

    /// U12
    @Test
    void noHeadIsNotAcceptableToAChainThatHasPurgedItsBeginning() {
        store.chain.hear(third, second);
        store.purge.run();

        store.chain.hear(null, null);

        assertThat(store.chain.condition().stoppedReason()).contains("no longer has the first ones");
    }

    /// U9
    @Test
    void chainGoesOnBehindWhatWasPurged() {
        store.chain.hear(third, third);
        store.purge.run();

        UUID fourth = sends("Rasa");

        assertThat(store.chain.condition().stoppedReason()).isNull();
        assertThat(headquarters.text("select head::text from channel where channel_id = '001'"))
                .isEqualTo(fourth.toString());
        assertThat(headquarters.count("customer_request")).isEqualTo(4);
    }
}
