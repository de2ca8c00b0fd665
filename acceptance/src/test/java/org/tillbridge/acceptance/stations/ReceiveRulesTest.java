package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.sessions.ReceiveUploadSession.Arrival;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.exchange.transport.Answer.Outcome;
import org.tillbridge.kernel.error.TillbridgeException;

/// Station 5: a session at headquarters' door.
class ReceiveRulesTest {

    private static final String ILZE = "{\"customer_type\": \"PERSON\", \"name\": \"Ilze\"}";

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private SessionFile sessions;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        sessions = new SessionFile(folder, "001");
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private Answer receive(Arrival arrival) {
        return headquarters.receive.run(arrival);
    }

    private static String create(UUID request) {
        return SessionFile.row(request, UUID.randomUUID(), "CREATE_CUSTOMER", ILZE);
    }

    @Test
    void sessionBehindTheHeadIsAppliedAndBecomesTheHead() {
        Arrival first = sessions.of(null, create(UUID.randomUUID()));
        Arrival second = sessions.of(first.sessionId(), create(UUID.randomUUID()));

        receive(first);
        Answer answer = receive(second);

        assertThat(answer).isEqualTo(new Answer(Outcome.APPLIED, second.sessionId(), null));
        assertThat(headquarters.count("request_state where state = 'WAITING'")).isEqualTo(2);
    }

    @Test
    void sameSessionTwiceHasNoEffectTheSecondTime() {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        receive(session);

        Answer again = receive(session);

        assertThat(again).isEqualTo(new Answer(Outcome.ALREADY_APPLIED, session.sessionId(), null));
        assertThat(headquarters.count("customer_request")).isEqualTo(1);
    }

    @Test
    void sameSessionFromEightLinesAtOnceIsAppliedOnce() throws Exception {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));

        List<Answer> answers = AtOnce.run(8, () -> receive(session));

        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == Outcome.APPLIED)
                .hasSize(1);
        assertThat(headquarters.count("customer_request")).isEqualTo(1);
    }

    /// U3
    @Test
    void sessionWithAnotherPredecessorChangesNothingAndHearsTheHead() {
        Arrival head = sessions.of(null, create(UUID.randomUUID()));
        receive(head);

        Answer stale = receive(sessions.of(null, create(UUID.randomUUID())));
        Answer ahead = receive(sessions.of(UUID.randomUUID(), create(UUID.randomUUID())));

        assertThat(List.of(stale, ahead)).containsOnly(new Answer(Outcome.NOT_NEXT, head.sessionId(), null));
        assertThat(headquarters.count("customer_request")).isEqualTo(1);
    }

    /// U3
    @Test
    void twoSessionsWithOnePredecessorAtOnceAreNeverBothApplied() throws Exception {
        var forks = List.of(sessions.of(null, create(UUID.randomUUID())), sessions.of(null, create(UUID.randomUUID())))
                .iterator();
        var taken = new java.util.concurrent.ConcurrentLinkedQueue<Arrival>();
        forks.forEachRemaining(taken::add);

        List<Answer> answers = AtOnce.run(2, () -> receive(taken.remove()));

        assertThat(answers).extracting(Answer::outcome).containsExactlyInAnyOrder(Outcome.APPLIED, Outcome.NOT_NEXT);
        assertThat(headquarters.count("customer_request")).isEqualTo(1);
    }

    /// U4
    @Test
    void rowThatWasSealedAnewAfterARestoreHasNoSecondEffect() {
        UUID request = UUID.randomUUID();
        String row = create(request);
        Arrival first = sessions.of(null, row);
        receive(first);
        headquarters.convert.run();

        receive(sessions.of(first.sessionId(), row, create(UUID.randomUUID())));

        assertThat(headquarters.convert.run().created()).isEqualTo(1);
        assertThat(headquarters.count("customer")).isEqualTo(2);
        assertThat(headquarters.count("quarantine")).isZero();
    }

    /// U4
    @Test
    void sameKeyWithOtherContentIsAConflictKeptWithBoth() {
        UUID request = UUID.randomUUID();
        Arrival first = sessions.of(null, create(request));
        receive(first);

        receive(sessions.of(first.sessionId(), create(request)));

        assertThat(headquarters.count("customer_request")).isEqualTo(1);
        assertThat(headquarters.text("select channel_id || ' ' || row_key || ' ' || reason from quarantine"))
                .startsWith("001 " + request)
                .contains("came again with other content");
        assertThat(headquarters.text("select kind || (content ->> 'request_id' = standing ->> 'request_id')::text"
                        + " || (content ->> 'customer_id' = standing ->> 'customer_id')::text from quarantine"))
                .isEqualTo("CONFLICTtruefalse");
    }

    /// U5
    @Test
    void answerIsTheDurableHeadNeverTheSessionOfTheRequest() {
        Arrival first = sessions.of(null, create(UUID.randomUUID()));
        Arrival second = sessions.of(first.sessionId(), create(UUID.randomUUID()));
        receive(first);
        receive(second);

        assertThat(receive(first).head()).isEqualTo(second.sessionId());
    }

    /// U6
    @Test
    void crashBetweenRowsAndHeadLeavesNeither() {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        headquarters
                .client()
                .sql("alter table exchange.channel add constraint crash check (head is null)")
                .update();

        assertThatThrownBy(() -> receive(session)).isInstanceOf(RuntimeException.class);

        assertThat(headquarters.count("customer_request")).isZero();
        assertThat(headquarters.count("request_state")).isZero();
        assertThat(headquarters.count("upload_session")).isZero();
        headquarters
                .client()
                .sql("alter table exchange.channel drop constraint crash")
                .update();
        assertThat(receive(session).outcome()).isEqualTo(Outcome.APPLIED);
    }

    /// U8
    @Test
    void idleStoreHearsTheHeadToo() {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        receive(session);

        assertThat(headquarters.receive.answer("001").head()).isEqualTo(session.sessionId());
        assertThat(headquarters.receive.answer("002").head()).isNull();
    }

    /// U9
    @Test
    void sessionIsSafeOnlyWhenEveryBackupStillKeptContainsIt() {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        receive(session);

        headquarters.clock.advance(java.time.Duration.ofDays(14).minusSeconds(1));
        assertThat(headquarters.receive.answer("001").safe()).isNull();

        headquarters.clock.advance(java.time.Duration.ofSeconds(1));
        assertThat(headquarters.receive.answer("001").safe()).isEqualTo(session.sessionId());
    }

    @Test
    void sessionOfAnotherStoreIsRefused() {
        Arrival theirs = sessions.of(null, create(UUID.randomUUID()));
        var stolen = new Arrival("002", theirs.sessionId(), theirs.file(), null);

        assertThatThrownBy(() -> receive(stolen)).hasMessageContaining("nothing was stored");

        assertThat(headquarters.count("customer_request")).isZero();
    }

    @Test
    void sessionNumberOfAnotherStoreIsRefused() {
        Arrival theirs = sessions.of(null, create(UUID.randomUUID()));
        receive(theirs);
        Arrival mine = new SessionFile(folder, "002").named(theirs.sessionId(), null, create(UUID.randomUUID()));

        assertThatThrownBy(() -> receive(mine)).hasMessageContaining("session of another store");
    }

    @Test
    void damagedPackageIsRefusedAndTheSameSessionIsTakenAfterwards() throws IOException {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        byte[] whole = Files.readAllBytes(session.file());
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(session.file(), damaged);

        assertThatThrownBy(() -> receive(session)).isInstanceOf(TillbridgeException.class);
        assertThat(headquarters.count("upload_session")).isZero();

        Files.write(session.file(), whole);
        assertThat(receive(session).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void clockThatRunsAheadIsShiftedAndNeverStampsTheFuture() {
        Arrival session = sessions.of(null, create(UUID.randomUUID()));
        var store = headquarters.clock.instant().plusSeconds(3600);

        receive(new ReceiveUploadSession.Arrival("001", session.sessionId(), session.file(), store));

        assertThat(headquarters.text("select (stamp - received_at)::text from customer_request"))
                .isEqualTo("-01:01:00");
    }
}
