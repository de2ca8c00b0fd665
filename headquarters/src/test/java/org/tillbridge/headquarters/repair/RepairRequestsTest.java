package org.tillbridge.headquarters.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.repair.ListRequests.Filter;
import org.tillbridge.headquarters.repair.SteerRequests.Action;
import org.tillbridge.headquarters.repair.SteerRequests.Order;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactKind;
import tools.jackson.databind.json.JsonMapper;

/// What persons do to requests: twice, two at once, broken half way, one bad row in the middle.
class RepairRequestsTest {

    private static final EditRequest.By ANNA = new EditRequest.By("anna", null);
    private static final EditRequest.By BEN = new EditRequest.By("ben", null);

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers convert;
    private EditRequest edit;
    private EditLock lock;
    private SteerRequests steer;
    private ListRequests list;
    private ShowRequest show;
    private Instant now = HeadquartersDatabase.NOW.plusSeconds(60);

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        var database = headquarters.database();
        var audit = new AuditTrail(database, () -> now);
        var ledger = new AdoptLedger(database, folder.resolve("accounts.ledger"), () -> now, UUID::randomUUID);
        convert = new SynchronizeCustomers(database, ledger, () -> now, UUID::randomUUID);
        convert.open();
        lock = new EditLock(database, () -> now, Duration.ofMinutes(10));
        edit = new EditRequest(database, lock, audit, () -> now);
        steer = new SteerRequests(database, audit, () -> now);
        list = new ListRequests(database, () -> now);
        show = new ShowRequest(database, () -> now);
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    /// A creation that headquarters holds: it has no name.
    private UUID held() {
        UUID request = headquarters.arrive(Request.create(UUID.randomUUID(), ""));
        convert.run();
        return request;
    }

    private String state(UUID request) {
        return headquarters.text(
                "select concat_ws(' ', state, reason_code) from request_state where request_id = ?", request);
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> done = new ArrayList<>();
            for (var future : threads.invokeAll(works)) {
                done.add(future.get());
            }
            return done;
        }
    }

    private static Map<String, @Nullable String> named(String name) {
        return Map.of("first_name", name);
    }

    /// E01
    @Test
    void latestEditIsWhatIsConvertedAndTheJournalRowStaysAsItCame() {
        UUID request = held();
        edit.values(request, named("Ilze"), ANNA);
        edit.values(request, named("Ilze Bērziņa"), ANNA);
        assertThat(state(request)).isEqualTo("HELD Repaired");

        steer.run(new Order(Action.RETRY, "anna", null), show.run(request));
        convert.run();

        assertThat(state(request)).isEqualTo("DONE");
        assertThat(headquarters.text("select name from customer")).isEqualTo("Ilze Bērziņa");
        assertThat(headquarters.text("select payload ->> 'name' from customer_request"))
                .isEmpty();
        assertThat(show.run(request).edits())
                .extracting(RequestDetail.Edit::number)
                .containsExactly(1, 2);
    }

    @Test
    void editThatBreaksHalfWayLeavesNothing() {
        UUID request = held();
        headquarters
                .client()
                .sql("alter table ops.audit_event add constraint crash check (action <> 'request.edit')")
                .update();

        assertThatThrownBy(() -> edit.values(request, named("Ilze"), ANNA)).isInstanceOf(RuntimeException.class);

        assertThat(show.run(request).edits()).isEmpty();
        assertThat(show.run(request).lock()).isNull();
        assertThat(state(request)).isEqualTo("HELD CustomerNameMissing");
    }

    @Test
    void whoEditsARequestHasItAloneUntilThatEndsByItself() {
        UUID request = held();
        lock.take(request, "anna");

        assertThatThrownBy(() -> edit.values(request, named("Ben"), BEN)).hasMessageContaining("edited by anna until");
        assertThatThrownBy(() -> steer.run(new Order(Action.CANCEL, "ben", "x"), show.run(request)))
                .hasMessageContaining("edited by anna until");
        assertThat(steer.run(new Order(Action.RETRY, "ben", null), Filter.of(List.of()))
                        .count())
                .isZero();
        convert.run();
        assertThat(state(request)).startsWith("HELD");

        now = now.plus(Duration.ofMinutes(11));
        edit.values(request, named("Ben"), BEN);
        assertThat(show.run(request).lock()).isNull();
    }

    @Test
    void editsOfEightAtOnceAreAllKeptInOneOrder() throws Exception {
        UUID request = held();
        List<Callable<Boolean>> edits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "Ilze " + i;
            edits.add(() -> {
                edit.values(request, named(name), ANNA);
                return true;
            });
        }

        atOnce(edits);

        assertThat(show.run(request).edits())
                .extracting(RequestDetail.Edit::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(headquarters.text("select count(*) || ' ' || max(edit_no) from request_edit where latest"))
                .isEqualTo("1 8");
    }

    @Test
    void requestIsCanceledOrConvertedNeverBoth() throws Exception {
        for (int i = 0; i < 200; i++) {
            headquarters.arrive(Request.create(UUID.randomUUID(), "Ilze " + i));
        }

        atOnce(List.<Callable<Long>>of(
                () -> steer.run(new Order(Action.CANCEL, "anna", "x"), Filter.of(List.of()))
                        .count(),
                () -> convert.run().created()));
        convert.run();

        assertThat(
                        headquarters.text(
                                "select (select count(*) from customer) = (select count(*) from request_state where state = 'DONE') and not exists (select from request_state where state = 'WAITING')"))
                .isEqualTo("t");
    }

    @Test
    void canceledTwiceIsCanceledOnce() {
        UUID request = held();
        steer.run(new Order(Action.CANCEL, "anna", "never mind"), show.run(request));

        assertThatThrownBy(() -> steer.run(new Order(Action.CANCEL, "anna", "again"), show.run(request)))
                .hasMessageContaining("is CANCELED");

        assertThat(headquarters.text("select reason from request_state")).isEqualTo("never mind");
        assertThat(headquarters.text("select count(*) from removed_row")).isEqualTo("1");
    }

    @Test
    void everyPartOfTheCustomerTravelsWithTheAnswerOfACanceledRequest() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        convert.run();
        headquarters.client().sql("""
                insert into loyalty_card (legal_entity, customer_id, card_number, issued_at, issued_by)
                values ('demo', ?, 'LOST-0001', now(), '001')""").param(customer).update();
        UUID request = headquarters.arrive(Request.change(customer, "{\"email\": 7}"));
        convert.run();

        steer.run(new Order(Action.CANCEL, "anna", "never mind"), show.run(request));

        assertThat(headquarters.text("""
                select (l.row_version > 1 and l.changed_xid = c.changed_xid)::text
                from loyalty_card l join customer c on c.customer_id = l.customer_id""")).isEqualTo("true");
    }

    @Test
    void badRowInTheMiddleOfARetryIsHeldAgainAndTheRestPasses() {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(headquarters.arrive(Request.create(UUID.randomUUID(), "")));
        }
        convert.run();
        for (UUID request : requests) {
            if (!request.equals(requests.get(10))) {
                edit.values(request, named("Ilze"), ANNA);
            }
        }

        assertThat(steer.preview(Action.RETRY, Filter.of(List.of(RequestState.HELD)))
                        .count())
                .isEqualTo(20);
        steer.run(new Order(Action.RETRY, "anna", null), Filter.of(List.of(RequestState.HELD)));
        convert.run();

        assertThat(headquarters.text("select count(*) from customer")).isEqualTo("19");
        assertThat(state(requests.get(10))).isEqualTo("HELD CustomerNameMissing");
    }

    @Test
    void heldRequestAboutAnAffiliationIsGivenAnotherOneByItsOwnFieldOnly() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Anna"));
        UUID request = headquarters.arrive(new Request(
                "001", customer, "JOIN_AFFILIATION", "{\"affiliation\":\"staf\"}", HeadquartersDatabase.NOW));
        headquarters
                .client()
                .sql("insert into affiliation (affiliation, name) values ('staff', 'Staff')")
                .update();
        convert.run();
        assertThat(state(request)).isEqualTo("HELD AffiliationNotFound");
        assertThatThrownBy(() -> edit.values(request, Map.of("email", "a@b.lv"), ANNA))
                .hasMessageContaining("no field 'email' that can be set; it has affiliation");

        edit.values(request, Map.of("affiliation", "staff"), ANNA);
        steer.run(new Order(Action.RETRY, "anna", null), show.run(request));
        convert.run();

        assertThat(headquarters.text("select affiliation from customer_affiliation"))
                .isEqualTo("staff");
    }

    @Test
    void heldRequestAboutContactsIsGivenOthersByTheirValuesAndKeepsTheConsent() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        var wrong = new Contact(ContactKind.EMAIL, "ilze(at)example.lv", null, true);
        var phone = new Contact(ContactKind.PHONE, "29 111 222", "+37129111222", false);
        UUID request = headquarters.arrive(new Request(
                "001",
                customer,
                "SET_CONTACTS",
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                wrong.key().toString(),
                                wrong.toMap(),
                                phone.key().toString(),
                                phone.toMap())),
                HeadquartersDatabase.NOW));
        convert.run();
        assertThat(state(request)).startsWith("HELD");

        assertThatThrownBy(() -> edit.values(request, Map.of("ilze@example.com", "ilze@example.lv"), ANNA))
                .hasMessageContaining("says nothing of a contact 'ilze@example.com'")
                .hasMessageContaining("ilze(at)example.lv");
        assertThatThrownBy(() -> edit.values(request, Map.of("ilze(at)example.lv", "ilze"), ANNA))
                .hasMessageContaining("nothing was stored");
        var values = new HashMap<String, @Nullable String>();
        values.put("ILZE(at)example.lv", "ilze@example.lv");
        values.put("29 111 222", null);
        edit.values(request, values, ANNA);
        steer.run(new Order(Action.RETRY, "anna", null), show.run(request));
        convert.run();

        assertThat(state(request)).isEqualTo("DONE");
        assertThat(headquarters.text("select jsonb_path_query_array(contacts, '$.*')::text from customer"))
                .isEqualTo("[{\"kind\": \"EMAIL\", \"value\": \"ilze@example.lv\", \"opt_in\": true}]");
    }

    @Test
    void whatWasDoneIsOnRecordWithThePersonAndCannotBeRewritten() {
        UUID request = held();
        ScopedValue.where(Actor.PERSON, "anna")
                .run(() -> steer.run(new Order(Action.CANCEL, "anna", "x"), show.run(request)));

        assertThat(headquarters.text("select concat_ws(' ', actor, person, action, subject) from audit_event"))
                .isEqualTo("operator anna request.cancel request " + request);
        for (String rewriting : List.of(
                "update ops.audit_event set person = 'ben'",
                "delete from ops.audit_event",
                "truncate ops.audit_event")) {
            assertThatThrownBy(() -> headquarters.client().sql(rewriting).update())
                    .hasMessageContaining("only ever added");
        }
    }

    /// F11
    @Test
    void changeBehindADiscardedCreateIsHeldWithThatReason() {
        UUID customer = UUID.randomUUID();
        headquarters.client().sql("""
                insert into quarantine (channel_id, direction, kind, job, table_name, row_key, row_hash, source, reason, content, state,
                    quarantined_at, tried_at, closed_at, closed_reason)
                select '001', 'UPLOAD', 'REFUSED', 'P-0001', 'customer_request', 'k', 'h', gen_random_uuid(), 'no', jsonb_build_object(
                    'customer_id', cast(? as text), 'legal_entity', 'demo', 'kind', 'CREATE_CUSTOMER'), 'DISCARDED', t, t, t, 'a test'
                from (values (timestamptz '2026-11-21 12:00:00+00')) v (t)
                """).param(customer.toString()).update();
        UUID change = headquarters.arrive(Request.change(customer, "{\"phone\":\"3\"}"));

        convert.run();

        assertThat(state(change)).isEqualTo("HELD CreateDiscarded");
    }

    /// F11
    @Test
    void changeOfADeletedCustomerIsHeldAndOneThatMayStillComeWaits() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        convert.run();
        headquarters.client().sql("delete from customer").update();
        UUID late = headquarters.arrive(Request.change(customer, "{\"phone\":\"3\"}"));
        UUID early = headquarters.arrive(Request.change(UUID.randomUUID(), "{\"phone\":\"3\"}"));

        convert.run();

        assertThat(state(late)).isEqualTo("HELD CustomerDeleted");
        assertThat(state(early)).isEqualTo("WAITING WaitsForCreate");
    }

    /// H01
    @Test
    void pagesShowEveryRequestOnceWhateverHappensBetweenThem() {
        for (int i = 0; i < 40; i++) {
            headquarters.arrive(Request.create(UUID.randomUUID(), i % 2 == 0 ? "" : "Ilze"));
        }
        convert.run();
        for (int i = 0; i < 10; i++) {
            headquarters.arrive(Request.create(UUID.randomUUID(), "Late"));
        }
        Filter all = Filter.of(List.of(RequestState.values()));
        Set<UUID> seen = new HashSet<>();
        String after = null;
        int rows = 0;
        do {
            ListRequests.Page page = list.run(all, after, 7);
            page.requests().forEach(request -> seen.add(request.requestId()));
            rows += page.requests().size();
            after = page.next();
            headquarters.arrive(Request.create(UUID.randomUUID(), "Later"));
        } while (after != null && rows < 100);

        assertThat(rows).isEqualTo(seen.size());
        assertThat(seen.size()).isBetween(50, 60);
        assertThatThrownBy(() -> list.run(all, "first", 7)).hasMessageContaining("There is no page");
    }
}
