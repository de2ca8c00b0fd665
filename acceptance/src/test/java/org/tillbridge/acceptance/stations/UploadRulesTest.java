package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.error.TillbridgeException;

/// Station 4 and the store's side of the chain.
class UploadRulesTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    @Test
    void whatIsCapturedArrivesInTheOrderOfItsCapture() {
        UUID customer = store.creates("Ilze");
        store.changes(customer, CustomerField.EMAIL, "ilze@example.lv");

        assertThat(store.upload(line.line)).isEqualTo(2);

        assertThat(headquarters
                        .client()
                        .sql("select kind from request_state order by arrival_no")
                        .query(String.class)
                        .list())
                .containsExactly("CREATE_CUSTOMER", "CHANGE_CUSTOMER");
    }

    @Test
    void nothingCapturedSealsNothing() {
        store.creates("Ilze");
        store.upload(line.line);

        assertThat(store.seal.run()).isEmpty();
        assertThat(store.count("upload_session")).isEqualTo(1);
    }

    /// U1
    @Test
    void rowThatCommitsAfterASealIsSealedByTheNextOneAlthoughItsNumberIsLower() throws Exception {
        try (var writer = new OpenTransaction(store.database())) {
            writer.run(() -> store.creates("Late"));
            store.creates("Early");
            UUID first = store.seal.run().orElseThrow();
            writer.commit();

            UUID second = store.seal.run().orElseThrow();

            assertThat(store.text("select string_agg(session_id::text, ' ' order by capture_no) from outbox"))
                    .isEqualTo(second + " " + first);
        }
    }

    /// U2
    @Test
    void sealersAtTheSameMomentMakeOneChainWithoutForks() throws Exception {
        for (int i = 0; i < 40; i++) {
            store.creates("Customer " + i);
        }
        store.client().sql("update outbox set bytes = 8000000").update();

        List<UUID> sealed = AtOnce.run(8, () -> store.seal.run().orElse(null)).stream()
                .filter(Objects::nonNull)
                .toList();

        assertThat(sealed).hasSize(8).doesNotHaveDuplicates();
        assertThat(store.count("(select distinct predecessor from upload_session) p"))
                .isEqualTo(8);
        assertThat(store.count("outbox where session_id is null")).isEqualTo(40 - 8 * 3);
    }

    @Test
    void sessionTakesAtMostTwentyThousandRows() {
        store.client().sql("""
                insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
                select n, 'customer_request', gen_random_uuid(), 10, '2026-11-21 12:00:00+00' from generate_series(1, 20001) n
                """).update();

        store.seal.run();

        assertThat(store.text("select string_agg(capture_no::text, ' ') from outbox where session_id is null"))
                .isEqualTo("20001");
    }

    @Test
    void rowLargerThanASessionTravelsAlone() {
        UUID large = store.creates("Large");
        store.creates("Small");
        store.client()
                .sql("update outbox set bytes = 20000000 where subject = ?")
                .param(large)
                .update();

        UUID first = store.seal.run().orElseThrow();

        assertThat(store.count("outbox where session_id = '%s'".formatted(first)))
                .isEqualTo(1);
    }

    /// Hazard H9: a counter of 32 bits ends at 2,147,483,647.
    @Test
    void counterGoesOnWhereA32BitOneEnds() {
        store.client().sql("select setval('capture_no', 2147483646)").query().listOfRows();

        store.creates("Ilze");
        store.creates("Anna");
        store.creates("Zane");

        assertThat(store.upload(line.line)).isEqualTo(3);
        assertThat(headquarters.text("select max(capture_no)::text from customer_request"))
                .isEqualTo("2147483649");
    }

    /// U4, U5
    @Test
    void sessionWhoseAnswerWasLostIsSentAgainAndTakenOnce() {
        store.creates("Ilze");
        line.losesAnswers(1);
        assertThatThrownBy(() -> store.upload(line.line)).isInstanceOf(TillbridgeException.class);
        store.creates("Anna");

        assertThat(store.upload(line.line)).isEqualTo(1);

        assertThat(headquarters.count("customer_request")).isEqualTo(2);
        assertThat(headquarters.count("upload_session")).isEqualTo(2);
        assertThat(store.count("upload_session where state <> 'APPLIED'")).isZero();
    }

    /// U7
    @Test
    void storeGoesOnAfterAnOlderHeadAndSendsTheSessionsAfterItAgain() {
        for (String name : List.of("One", "Two", "Three")) {
            store.creates(name);
            store.upload(line.line);
        }
        UUID firstSession = headquartersForgetsAllButTheFirstSession();

        store.chain.hear(firstSession, null);

        assertThat(store.chain.condition().outboxRows()).isEqualTo(2);
        assertThat(store.upload(line.line)).isEqualTo(2);
        assertThat(headquarters.count("customer_request")).isEqualTo(3);
    }

    /// As a restore of an older backup leaves it.
    private UUID headquartersForgetsAllButTheFirstSession() {
        UUID first = headquarters
                .client()
                .sql("select session_id from upload_session where predecessor is null")
                .query(UUID.class)
                .single();
        headquarters
                .client()
                .sql("delete from customer_request where session_id <> ?")
                .param(first)
                .update();
        headquarters
                .client()
                .sql("delete from upload_session where session_id <> ?")
                .param(first)
                .update();
        headquarters
                .client()
                .sql("update channel set head = ? where channel_id = '001'")
                .param(first)
                .update();
        return first;
    }

    /// U7, U8
    @Test
    void storeThatHearsOfNoHeadAtAllSendsItsWholeChainAgain() {
        store.creates("Ilze");
        store.upload(line.line);

        store.chain.hear(null, null);

        assertThat(store.chain.condition().stoppedReason()).isNull();
        assertThat(store.chain.nextToSend()).isPresent();
    }

    /// U10
    @Test
    void headThisDatabaseDoesNotKnowStopsItsUploadsButNotItsTills() {
        store.creates("Ilze");
        store.upload(line.line);

        store.chain.hear(UUID.randomUUID(), null);
        UUID later = store.creates("Anna");

        assertThat(store.chain.condition().stoppedReason()).contains("restored or copied");
        assertThat(store.seal.run()).isEmpty();
        assertThat(store.upload(line.line)).isZero();
        assertThat(store.of(later, "name")).isEqualTo("Anna Kalns");
    }

    /// U10
    @Test
    void secondCopyOfADatabaseStopsWhenHeadquartersHoldsTheOthersSession() {
        store.creates("Ilze");
        store.upload(line.line);
        try (var copy = new TestStore("001", folder);
                var itsLine = new TestLine(copy, headquarters)) {
            copy.creates("Copied");

            assertThat(copy.upload(itsLine.line)).isZero();

            assertThat(copy.chain.condition().stoppedReason()).isNotNull();
            assertThat(headquarters.count("customer_request")).isEqualTo(1);
        }
    }

    /// U12
    @Test
    void noHeadIsAcceptedOnlyByAChainThatBeginsWithNone() {
        UUID base = UUID.randomUUID();
        store.client()
                .sql("update upload_chain set base = ?, head = ?")
                .params(base, base)
                .update();

        store.chain.hear(base, null);
        assertThat(store.chain.condition().stoppedReason()).isNull();

        store.chain.hear(null, null);
        assertThat(store.chain.condition().stoppedReason()).contains("admitted");
    }

    /// U9
    @Test
    void safeIsRememberedAndNeverForgottenByAnAnswerWithoutIt() {
        store.creates("Ilze");
        store.upload(line.line);
        UUID head = store.chain.condition().head();

        store.chain.hear(head, head);
        store.chain.hear(head, null);

        assertThat(store.text("select safe::text from upload_chain")).isEqualTo(String.valueOf(head));
    }

    @Test
    void sessionThatLostARowIsNotSent() {
        store.creates("Ilze");
        store.creates("Anna");
        store.seal.run();
        store.client().sql("delete from customer_request where capture_no = 1").update();

        assertThatThrownBy(() -> store.send.run(line.line)).hasMessageContaining("sealed with 2 rows");

        assertThat(headquarters.count("upload_session")).isZero();
    }
}
