package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.roles.QuarantineParts;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.headquarters.api.QuarantineDesk;
import org.tillbridge.headquarters.quarantine.Result;
import org.tillbridge.headquarters.quarantine.Result.Outcome;
import org.tillbridge.kernel.error.TillbridgeException;

/// Rows of stores in headquarters' quarantine, and what a person does about them.
class WorkedOffQuarantineTest {

    private static final String SEED = """
            jobs:
              P-0001:
                tables:
                  - source: visit
                    key: [visit_id]
                    columns: [visit_id, entrance, seen_at, paid]
            """;
    private static final List<Column> VISIT = List.of(
            new Column("visit_id", "uuid"),
            new Column("entrance", "text"),
            new Column("seen_at", "timestamp with time zone"),
            new Column("paid", "numeric"));
    private static final String CARD = "{\"customer_type\": \"PERSON\", \"name\": \"Ilze\"}";

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private SessionFile sessions;
    private QuarantineDesk desk;
    private UUID head;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        headquarters
                .client()
                .sql(
                        "create table public.visit (visit_id uuid primary key, entrance varchar(5), seen_at timestamptz not null, paid numeric(6,2))")
                .update();
        headquarters.save(SEED);
        sessions = new SessionFile(folder, "001");
        desk = QuarantineParts.desk(headquarters.database(), headquarters.jobs, headquarters.clock);
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private static String visit(UUID id, String... values) {
        return id + "\t" + String.join("\t", values);
    }

    private static String sound() {
        return visit(UUID.randomUUID(), "north", "2026-11-21 12:00:00+00", "1.50");
    }

    private void arrives(List<Column> columns, String... rows) {
        UUID session = UUID.randomUUID();
        var content = new SessionFile.Content("visit", columns, List.of(rows));
        headquarters.receive.run(sessions.of(session, head, content));
        head = session;
    }

    /// A visit whose entrance is too long, between two sound ones.
    private UUID poison() {
        UUID poison = UUID.randomUUID();
        arrives(VISIT, sound(), visit(poison, "southern gate", "2026-11-21 12:00:00+00", "1"), sound());
        assertThat(headquarters.count("visit")).isEqualTo(2);
        return poison;
    }

    private long entry() {
        return headquarters
                .client()
                .sql("select max(quarantine_id) from quarantine")
                .query(Long.class)
                .single();
    }

    private void widens() {
        headquarters
                .client()
                .sql("alter table visit alter column entrance type text")
                .update();
    }

    private String state() {
        return headquarters.text("select string_agg(state, ' ' order by quarantine_id) from quarantine");
    }

    private List<String> reasons() {
        return headquarters
                .client()
                .sql("select reason from quarantine order by row_key")
                .query(String.class)
                .list();
    }

    @Test
    void retriedRowIsTakenOnceTheReasonIsGone() {
        UUID poison = poison();

        assertThat(desk.retry().run(entry()).outcome()).isEqualTo(Outcome.WAITING);
        widens();
        Result taken = desk.retry().run(entry());
        Result again = desk.retry().run(entry());

        assertThat(List.of(taken.outcome(), again.outcome())).containsExactly(Outcome.TAKEN, Outcome.CLOSED);
        assertThat(headquarters.text("select entrance from visit where visit_id = '%s'".formatted(poison)))
                .isEqualTo("southern gate");
        assertThat(headquarters.text("select concat_ws(' ', state, tries, content) from quarantine"))
                .isEqualTo("TAKEN 2");
        assertThat(headquarters.text("select action || ' ' || subject from audit_event"))
                .isEqualTo("quarantine.retry quarantine " + entry());
    }

    @Test
    void rowRetriedByEightAtOnceIsTakenOnce() throws Exception {
        poison();
        widens();

        List<Result> results = AtOnce.run(8, () -> desk.retry().run(entry()));

        assertThat(results)
                .filteredOn(result -> result.outcome() == Outcome.TAKEN)
                .hasSize(1);
        assertThat(headquarters.count("visit")).isEqualTo(3);
    }

    @Test
    void retryThatBreaksHalfWayLeavesTheRowWaiting() {
        poison();
        widens();
        headquarters
                .client()
                .sql("alter table exchange.quarantine add constraint crash check (state = 'WAITING')")
                .update();

        assertThatThrownBy(() -> desk.retry().run(entry())).isInstanceOf(RuntimeException.class);

        assertThat(headquarters.count("visit")).isEqualTo(2);
        assertThat(state()).isEqualTo("WAITING");
        assertThat(headquarters.count("audit_event")).isZero();
    }

    @Test
    void repairedRowIsTakenOnceAndWhatCameStaysOnRecord() {
        UUID poison = poison();
        String came = visit(poison, "southern gate", "2026-11-21 12:00:00+00", "1");

        assertThat(desk.repair().run(entry(), Map.of("seen_at", "some day")).outcome())
                .isEqualTo(Outcome.WAITING);
        assertThatThrownBy(() -> desk.repair().run(entry(), Map.of("entry", "x")))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("has no column 'entry'; it has entrance");
        assertThat(desk.repair().run(entry(), Map.of("entrance", "south")).outcome())
                .isEqualTo(Outcome.TAKEN);
        arrives(VISIT, came, sound());

        assertThat(headquarters.count("visit")).isEqualTo(4);
        assertThat(headquarters.text("select entrance from visit where visit_id = '%s'".formatted(poison)))
                .isEqualTo("south");
        assertThat(
                        headquarters.text(
                                "select concat_ws(' ', state, content ->> 'entrance', repaired ->> 'entrance') from quarantine"))
                .isEqualTo("TAKEN southern gate south");
        assertThat(headquarters.text(
                        "select string_agg(action || detail::text, ' ' order by event_id) from audit_event"))
                .startsWith("quarantine.repair{")
                .contains("[\"entrance\"]")
                .doesNotContain("south");
    }

    @Test
    void sameRowFromAnotherSessionIsTheSameEntryTriedAgain() {
        UUID poison = UUID.randomUUID();
        String row = visit(poison, "southern gate", "2026-11-21 12:00:00+00", "1");
        arrives(VISIT, row);
        arrives(VISIT, sound(), row, sound());
        assertThat(headquarters.text("select state || ' ' || tries from quarantine"))
                .isEqualTo("WAITING 2");

        desk.discard().run(entry(), "a test of the till");
        arrives(VISIT, row);

        assertThat(headquarters.text("select concat_ws(' ', state, tries, closed_reason) from quarantine"))
                .isEqualTo("DISCARDED 2 a test of the till");
        assertThat(headquarters.text("select reason from audit_value")).isEqualTo("a test of the till");
    }

    @Test
    void whatHeadquartersWouldLoseIsSetAsideAndNothingIsTruncatedOrDropped() {
        arrives(
                VISIT,
                sound(),
                visit(new UUID(0, 1), "no\\000rth", "2026-11-21 12:00:00+00", "1"),
                visit(new UUID(0, 2), "north", "2026-11-21 12:00:00+00", "1.005"),
                visit(new UUID(0, 3), "north   ", "2026-11-21 12:00:00+00", "1.50000"),
                visit(new UUID(0, 4), "north", "\\N", "1"),
                visit(new UUID(0, 5), "north", "2026-11-21 12:00:00+00"),
                visit(new UUID(0, 6), "north", "yesterdayish", "1"),
                sound());

        assertThat(headquarters.count("visit")).isEqualTo(2);
        assertThat(reasons())
                .containsExactly(
                        "The row has a character that is no text: NUL, or bytes that are not UTF-8",
                        "paid: as numeric(6,2) it would lose a part of its value",
                        "entrance: as character varying(5) it would lose a part of its value",
                        "seen_at: is null",
                        "The row has 3 values, its table 4 columns",
                        "seen_at: invalid input syntax for type timestamp with time zone: \"yesterdayish\"");
        long unreadable = headquarters
                .client()
                .sql("select min(quarantine_id) from quarantine where kind = 'UNREADABLE'")
                .query(Long.class)
                .single();
        assertThat(desk.retry().run(unreadable).message()).contains("tillbridge quarantine repair");
        assertThat(desk.repair().run(unreadable, Map.of("entrance", "north")).outcome())
                .isEqualTo(Outcome.TAKEN);
    }

    @Test
    void valueOfAColumnHeadquartersLacksIsKeptUntilItHasIt() {
        List<Column> newer =
                List.of(VISIT.get(0), VISIT.get(1), VISIT.get(2), VISIT.get(3), new Column("colour", "text"));
        arrives(newer, sound() + "\t\\N", sound() + "\tred", sound() + "\t\\N");
        assertThat(headquarters.count("visit")).isEqualTo(2);
        assertThat(reasons()).containsExactly("colour: table visit has no such column here, the value would be lost");

        headquarters.client().sql("alter table visit add column colour text").update();
        headquarters.save(SEED.replace("paid]", "paid, colour]"));

        assertThat(desk.retry().run(entry()).outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(headquarters.text("select string_agg(colour, '') from visit"))
                .isEqualTo("red");
    }

    @Test
    void conflictIsListedWithBothVersionsAndRepairedByAnotherKey() {
        UUID id = UUID.randomUUID();
        arrives(VISIT, visit(id, "north", "2026-11-21 12:00:00+00", "1"));
        arrives(VISIT, sound(), visit(id, "south", "2026-11-21 12:00:00+00", "1"), sound());

        var conflict = desk.entries().requireContent(entry());
        assertThat(headquarters.text("select kind from quarantine")).isEqualTo("CONFLICT");
        assertThat(conflict.content()).contains("south");
        assertThat(conflict.standing()).contains("north");
        assertThat(desk.retry().run(entry()).outcome()).isEqualTo(Outcome.WAITING);
        String other = UUID.randomUUID().toString();
        assertThat(desk.repair().run(entry(), Map.of("visit_id", other)).outcome())
                .isEqualTo(Outcome.TAKEN);

        assertThat(headquarters.text("select string_agg(entrance, ' ' order by entrance) from visit where paid = 1"))
                .isEqualTo("north south");
    }

    private static String request(UUID customer, String kind, String capturedAt) {
        return SessionFile.row(UUID.randomUUID().toString(), customer.toString(), kind, CARD, capturedAt);
    }

    private void requestsArrive(String... rows) {
        var session = sessions.of(head, rows);
        headquarters.receive.run(session);
        head = session.sessionId();
    }

    /// Spec F05 and F06, for a row that headquarters could not even take.
    @Test
    void requestBehindAQuarantinedCreateWaitsForItAndThenGoesOn() {
        UUID customer = UUID.randomUUID();
        requestsArrive(
                request(UUID.randomUUID(), "CREATE_CUSTOMER", "2026-11-21 11:59:00+00"),
                request(customer, "CREATE_CUSTOMER", "never"),
                request(customer, "CHANGE_CUSTOMER", "2026-11-21 11:59:30+00"));

        headquarters.convert.run();
        assertThat(headquarters.count("customer")).isEqualTo(1);
        assertThat(headquarters.text("select state || ' ' || reason from request_state where customer_id = '%s'"
                        .formatted(customer)))
                .isEqualTo(
                        "WAITING Waits for row %d of the same customer, which is in quarantine: tillbridge quarantine show %d"
                                .formatted(entry(), entry()));

        desk.repair().run(entry(), Map.of("captured_at", "2026-11-21T11:58:00Z"));
        headquarters.convert.run();
        headquarters.convert.run();

        assertThat(headquarters.count("customer")).isEqualTo(2);
        assertThat(headquarters.count("request_state where state = 'DONE'")).isEqualTo(3);
    }

    @Test
    void requestBehindADiscardedChangeGoesOn() {
        UUID customer = UUID.randomUUID();
        requestsArrive(
                request(customer, "CREATE_CUSTOMER", "2026-11-21 11:59:00+00"),
                request(customer, "CHANGE_CUSTOMER", "never"),
                request(customer, "CHANGE_CUSTOMER", "2026-11-21 11:59:30+00"));
        headquarters.convert.run();
        assertThat(headquarters.count("request_state where state = 'DONE'")).isEqualTo(1);

        desk.discard().run(entry(), "never happened");
        headquarters.convert.run();

        assertThat(headquarters.count("request_state where state = 'DONE'")).isEqualTo(2);
        assertThat(Arrays.asList(state().split(" "))).containsExactly("DISCARDED");
    }
}
