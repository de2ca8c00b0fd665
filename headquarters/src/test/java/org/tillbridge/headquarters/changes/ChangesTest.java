package org.tillbridge.headquarters.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.testkit.MovableClock;

final class ChangesTest {

    private static final String CUSTOMER = """
            insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
            values ('demo', '%1$s', left('%1$s', 20), 'PERSON', 'Ilze', '001', '%2$s', '%2$s', '%2$s', '%1$s')""";
    private static final String CHANGED = """
            update customer set name = name || '!', row_version = row_version + 1, changed_xid = pg_current_xact_id()
            where customer_id = '%s'""";

    private final HeadquartersDatabase headquarters = new HeadquartersDatabase();
    private final MovableClock clock = MovableClock.at(HeadquartersDatabase.NOW);
    private final PublishChanges publish = new PublishChanges(headquarters.database(), clock, Duration.ofDays(30));
    private final ReadChanges read = new ReadChanges(headquarters.database(), publish);

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void numberedCustomerIsToldOnceAndThenEachTimeSheChanged() {
        UUID ilze = numbered();
        ChangePage first = read.run(null, 10);
        ChangePage none = read.run(first.next(), 10);
        changed(ilze);
        changed(ilze);
        ChangePage second = read.run(none.next(), 10);

        assertThat(kinds(first)).containsExactly(ChangeKind.ACCOUNT_ASSIGNED);
        assertThat(first.changes().getFirst().accountId())
                .isEqualTo(ilze.toString().substring(0, 20));
        assertThat(none.changes()).isEmpty();
        assertThat(none.next()).isEqualTo(first.next());
        assertThat(kinds(second)).containsExactly(ChangeKind.CUSTOMER_CHANGED);
        assertThat(kinds(read.run(second.next(), 10))).isEmpty();
    }

    /// Protocol D1, for this feed.
    @Test
    void lateCommitOfAnOlderTransactionIsNotLostAndNothingIsToldTwice() throws SQLException {
        UUID late = UUID.randomUUID();
        try (Connection slow = headquarters.source().getConnection()) {
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute(CUSTOMER.formatted(late, HeadquartersDatabase.NOW));
            }
            UUID quick = numbered();
            ChangePage before = read.run(null, 10);
            ChangePage still = read.run(before.next(), 10);
            slow.commit();
            ChangePage after = read.run(still.next(), 10);

            assertThat(customers(before)).containsExactly(quick);
            assertThat(customers(still)).isEmpty();
            assertThat(customers(after)).containsExactly(late);
        }
        assertThat(read.run(null, 10).changes()).hasSize(2);
    }

    @Test
    void pagesAreBoundedAndRowsAddedBetweenThemAreNeitherLostNorRepeated() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(numbered());
        }
        ChangePage page = read.run(null, 2);
        List<UUID> seen = new ArrayList<>(customers(page));
        while (page.more()) {
            if (all.size() < 8) {
                all.add(numbered());
            }
            page = read.run(page.next(), 2);
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(customers(page));
        }

        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void mergeAndItsUndoingAreToldInOrder() {
        UUID ilze = numbered();
        UUID other = numbered();
        String token = read.run("now", 10).next();
        sql(
                "update customer set merged_into = '%s', row_version = 2, changed_xid = pg_current_xact_id() where customer_id = '%s'"
                        .formatted(other, ilze));
        sql(
                "insert into customer_merge (legal_entity, customer_id, merged_into, merge_of, merged_at, merged_by) values ('demo', '%s', '%s', '%s', '%s', 'anna')"
                        .formatted(ilze, other, ilze, HeadquartersDatabase.NOW));
        ChangePage merged = read.run(token, 10);
        sql("update customer_merge set undone_at = '%s', undone_by = 'anna'".formatted(HeadquartersDatabase.NOW));
        sql(
                "update customer set merged_into = null, row_version = 3, changed_xid = pg_current_xact_id() where customer_id = '%s'"
                        .formatted(ilze));
        ChangePage undone = read.run(merged.next(), 10);

        assertThat(kinds(merged)).containsExactly(ChangeKind.CUSTOMER_MERGED);
        assertThat(merged.changes().getFirst().otherId()).isEqualTo(other);
        assertThat(kinds(undone)).containsExactly(ChangeKind.MERGE_UNDONE);
    }

    @Test
    void heldRequestIsToldWithItsReasonAndAgainWhenItIsHeldAgain() {
        UUID request = headquarters.arrive(Request.create(UUID.randomUUID(), "Ilze"));
        held(request, "MissingPostalCode");
        ChangePage first = read.run(null, 10);
        held(request, "FieldInvalid");
        ChangePage second = read.run(first.next(), 10);

        assertThat(first.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.REQUEST_HELD);
            assertThat(change.requestId()).isEqualTo(request);
            assertThat(change.store()).isEqualTo("001");
            assertThat(change.reasonCode()).isEqualTo("MissingPostalCode");
            assertThat(change.accountId()).isNull();
        });
        assertThat(second.changes()).extracting(Change::reasonCode).containsExactly("FieldInvalid");
    }

    @Test
    void tokenOfWhatIsNoLongerKeptOrOfAnotherTimeIsGoneAndSaysWhatToDo() {
        String begin = read.run("now", 10).next();
        numbered();
        String old = read.run(null, 10).next();
        numbered();
        String newest = read.run(old, 10).next();

        clock.advance(Duration.ofDays(31));
        publish.purge();

        assertThat(refusal(begin)).hasMessageContaining("customers/export");
        assertThat(refusal(old).code()).isEqualTo(ReadChanges.EXPIRED);
        assertThat(refusal(newest.replaceFirst("[.].*", ".00000000")).code()).isEqualTo(ReadChanges.EXPIRED);
        assertThat(refusal("nonsense").code().name()).isEqualTo("ChangeTokenUnknown");
        assertThat(read.run(newest, 10).changes()).isEmpty();
        assertThat(read.run(null, 10).changes()).hasSize(1);
    }

    private TillbridgeException refusal(String token) {
        return catchThrowableOfType(TillbridgeException.class, () -> read.run(token, 10));
    }

    private UUID numbered() {
        UUID customer = UUID.randomUUID();
        Instant now = clock.instant();
        sql(CUSTOMER.formatted(customer, now));
        return customer;
    }

    private void changed(UUID customer) {
        sql(CHANGED.formatted(customer));
    }

    private void held(UUID request, String reason) {
        sql(
                "update request_state set state = 'HELD', reason_code = '%s', reason = 'why', changed_xid = pg_current_xact_id() where request_id = '%s'"
                        .formatted(reason, request));
    }

    private void sql(String text) {
        headquarters.client().sql(text).update();
    }

    private static List<ChangeKind> kinds(ChangePage page) {
        return page.changes().stream().map(Change::kind).toList();
    }

    private static List<UUID> customers(ChangePage page) {
        return page.changes().stream().map(Change::customerId).toList();
    }
}
