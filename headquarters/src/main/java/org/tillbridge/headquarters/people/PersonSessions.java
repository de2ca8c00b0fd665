package org.tillbridge.headquarters.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Who has signed in and is still there: half an hour without a call ends it, twelve hours in any
/// case.
public final class PersonSessions {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(15);
    /// Calls that were under way when the cookie was renewed come in with the old one.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Sql BEGIN = Sql.of(PersonSessions.class, "begin_person_session.sql");
    private static final Sql FIND = Sql.of(PersonSessions.class, "find_person_session.sql");
    private static final Sql RENEW = Sql.of(PersonSessions.class, "renew_person_session.sql");
    private static final Sql LIST = Sql.of(PersonSessions.class, "list_person_sessions.sql");

    private final Database database;
    private final InstantSource clock;

    public PersonSessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A session as a person sees it in the list.
    public record Listed(UUID session, String name, Instant begunAt, Instant usedAt, Instant endsAt) {}

    /// A session, and who it is.
    ///
    /// @param csrfToken what a call that changes something carries beside the cookie
    /// @param renewal   the cookie is due to be replaced
    public record Session(UUID id, Operator person, String csrfToken, Instant endsAt, boolean renewal) {}

    /// A session that begins, and the secret of its cookie.
    public record Begun(Session session, String cookie) {
        @Override
        public String toString() {
            return "Begun[" + session.id() + "]";
        }
    }

    Begun begin(Operator person) {
        String cookie = RandomSecret.next();
        Instant asOf = clock.instant();
        var session = new Session(UUID.randomUUID(), person, RandomSecret.next(), asOf.plus(LONGEST), false);
        BEGIN.update(
                database.client(),
                Map.of(
                        "session_id", session.id(),
                        "name", person.name(),
                        "token_hash", Sha256.hexOf(cookie),
                        "csrf_token", session.csrfToken(),
                        "as_of", at(asOf),
                        "ends_at", at(session.endsAt())));
        return new Begun(session, cookie);
    }

    /// Whose a cookie is, while its session goes on.
    public Optional<Session> find(String cookie) {
        Instant asOf = clock.instant();
        return FIND
                .list(
                        database.client(),
                        Map.of(
                                "token_hash", Sha256.hexOf(cookie),
                                "as_of", at(asOf),
                                "used_since", at(asOf.minus(IDLE)),
                                "renewed_since", at(asOf.minus(GRACE)),
                                "due_before", at(asOf.minus(RENEWED_AFTER))),
                        (row, number) -> new Session(
                                row.getObject("session_id", UUID.class),
                                new Operator(row.getString("name"), Role.valueOf(row.getString("role"))),
                                row.getString("csrf_token"),
                                Times.instant(row, "ends_at"),
                                row.getBoolean("renewal")))
                .stream()
                .findFirst();
    }

    /// The next cookie of a session; empty when another call has just renewed it.
    public Optional<String> renew(Session session, String cookie) {
        String next = RandomSecret.next();
        int renewed = RENEW.update(
                database.client(),
                Map.of(
                        "session_id", session.id(),
                        "old_hash", Sha256.hexOf(cookie),
                        "new_hash", Sha256.hexOf(next),
                        "as_of", at(clock.instant())));
        return renewed == 1 ? Optional.of(next) : Optional.empty();
    }

    /// Those that go on, the latest first.
    public List<Listed> list() {
        Instant asOf = clock.instant();
        return LIST.list(
                database.client(),
                Map.of("as_of", at(asOf), "used_since", at(asOf.minus(IDLE))),
                (row, number) -> new Listed(
                        row.getObject("session_id", UUID.class),
                        row.getString("name"),
                        Times.instant(row, "begun_at"),
                        Times.instant(row, "used_at"),
                        Times.instant(row, "ends_at")));
    }

    /// Whose session it was; empty when there is no such session.
    Optional<String> end(UUID session) {
        return database.client()
                .sql("delete from person_session where session_id = :id returning name")
                .param("id", session)
                .query((row, number) -> row.getString("name"))
                .optional();
    }

    void endAllOf(String name) {
        database.client()
                .sql("delete from person_session where name = :name")
                .param("name", name)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
