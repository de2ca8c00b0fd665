package org.tillbridge.headquarters.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.kernel.error.TillbridgeException;

/// What is kept of what people do: chained, not to be rewritten, and without a person's values when
/// she asks for that.
class AuditTrailTest {

    private static final String LINKS = """
            select count(*) from audit_event e join audit_chain c on c.event_id = e.event_id
            left join audit_chain p on p.link_no = c.link_no - 1
            where c.digest = ops.digest_of_event(coalesce(p.digest, ''), e)""";

    private HeadquartersDatabase headquarters;
    private AuditTrail audit;
    private ListAuditEvents list;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        audit = new AuditTrail(headquarters.database(), () -> HeadquartersDatabase.NOW);
        list = new ListAuditEvents(headquarters.database());
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void eachEventSaysWhoDidWhatToWhatWithBeforeAfterAndReason() {
        edit("anna", 1);

        assertThat(list.run(all(null))).singleElement().satisfies(event -> {
            assertThat(List.of(event.actor(), event.person(), event.action(), event.subject()))
                    .containsExactly("operator", "anna", "request.edit", "request 1");
            assertThat(event.before()).hasToString("{\"phone\":\"20000001\"}");
            assertThat(event.after()).hasToString("{\"phone\":\"+37120000001\"}");
            assertThat(event.reason()).isEqualTo("she called");
            assertThat(event.at()).isEqualTo(HeadquartersDatabase.NOW);
        });
        assertThat(list.run(all("REQUEST 1"))).hasSize(1);
        assertThat(list.run(all("store"))).isEmpty();
        assertThat(list.run(new ListAuditEvents.Wanted(null, "ben", null, 50))).isEmpty();
        assertThat(list.run(new ListAuditEvents.Wanted(HeadquartersDatabase.NOW.plusSeconds(1), null, null, 50)))
                .isEmpty();
    }

    @Test
    void eventsOfManyAtOnceAreOneChainWithoutAGap() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> deeds = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(number -> Executors.callable(() -> edit("anna", number)))
                    .toList();
            for (var done : people.invokeAll(deeds)) {
                done.get();
            }
        }

        assertThat(headquarters.text(LINKS)).isEqualTo("40");
        assertThat(headquarters.text("select max(link_no) from audit_chain")).isEqualTo("40");
    }

    @Test
    void whatWasNotDoneIsNotOnRecord() {
        assertThatThrownBy(() -> headquarters.database().inTransaction(() -> {
                    audit.add(event(1));
                    throw new IllegalStateException("not done");
                }))
                .hasMessage("not done");
        edit("anna", 2);

        assertThat(headquarters.text(LINKS)).isEqualTo("1");
        assertThat(headquarters.text("select max(link_no) from audit_chain")).isEqualTo("1");
    }

    @Test
    void redactedValuesAreGoneAndTheChainHolds() {
        edit("anna", 1);
        long number = list.run(all(null)).getFirst().number();
        var redact = new RedactAuditEvent(headquarters.database(), audit, () -> HeadquartersDatabase.NOW);

        redact.run(number, "asked for");

        assertThat(headquarters.text("select v::text from audit_value v where redacted_at is not null"))
                .doesNotContain("2000")
                .doesNotContain("called");
        assertThat(list.run(all("redact")).getFirst().subject()).isEqualTo("audit event " + number);
        assertThat(headquarters.text(LINKS)).isEqualTo("2");
        assertThatThrownBy(() -> redact.run(number, "again"))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("no event");
    }

    @Test
    void valuesAreNeverRewrittenNorDeletedAndNoLinkIs() {
        edit("anna", 1);

        for (String rewriting : List.of(
                "update ops.audit_value set reason = 'another'",
                "update ops.audit_value set salt = null, before = null, after = null, reason = null, event_id = 7, redacted_at = happened_at from ops.audit_event e where e.event_id = audit_value.event_id",
                "delete from ops.audit_value",
                "update ops.audit_chain set digest = ''",
                "delete from ops.audit_chain")) {
            assertThatThrownBy(() -> headquarters.client().sql(rewriting).update())
                    .as(rewriting)
                    .hasMessageContaining("only ever added");
        }
    }

    @Test
    void chainHoldsDigestsOnly() {
        edit("anna", 1);

        assertThat(headquarters.text("select c::text || h::text from audit_chain c, audit_head h"))
                .doesNotContain("2000")
                .doesNotContain("called")
                .doesNotContain("anna");
    }

    private void edit(String person, int request) {
        ScopedValue.where(Actor.PERSON, person)
                .run(() -> headquarters.database().inTransaction(() -> {
                    audit.add(event(request));
                    return true;
                }));
    }

    private static AuditTrail.Event event(int request) {
        return new AuditTrail.Event("request.edit", "request " + request, Map.of("fields", List.of("phone")))
                .changing(Map.of("phone", "2000000" + request), Map.of("phone", "+3712000000" + request))
                .because("she called");
    }

    private static ListAuditEvents.Wanted all(@Nullable String what) {
        return new ListAuditEvents.Wanted(null, null, what, 50);
    }
}
