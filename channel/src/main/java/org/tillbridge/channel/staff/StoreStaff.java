package org.tillbridge.channel.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tillbridge.kernel.access.CountTries;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.sql.Database;

/// Logs people on at one store, by what 1060 brought, and knows them by their tokens afterwards: a
/// look into a map for each call.
public final class StoreStaff {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final String FIND = """
            select staff_id, name, role, pin_hash from staff
            where legal_entity = :legal_entity and staff_id = :staff_id and pin_hash is not null
                and (employed_until is null or employed_until > :as_of)""";

    private final Database database;
    private final String legalEntity;
    private final HashPasswords passwords;
    private final CountTries tries;
    private final InstantSource clock;
    /// Mutable: who has logged on, by the digest of the token. It ends with the process.
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public StoreStaff(Database database, String legalEntity, HashPasswords passwords, InstantSource clock) {
        this.database = database;
        this.legalEntity = legalEntity;
        this.passwords = passwords;
        this.tries = new CountTries(database, clock);
        this.clock = clock;
    }

    private record Known(StaffMember member, String pinHash) {}

    private record Session(Known known, Instant endsAt, Instant lookedAt) {}

    public LogOnOutcome logOn(String staffId, String pin) {
        if (!tries.mayTry(staffId)) {
            return new LogOnOutcome.Waits();
        }
        Optional<Known> known = find(staffId);
        if (!passwords.matches(pin, known.map(Known::pinHash))) {
            return new LogOnOutcome.Refused();
        }
        tries.succeeded(staffId);
        return begin(known.orElseThrow());
    }

    private LogOnOutcome begin(Known known) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !now.isBefore(session.endsAt()));
        String token = RandomSecret.next();
        var session = new Session(known, now.plus(LONGEST), now);
        sessions.put(Sha256.hexOf(token), session);
        return new LogOnOutcome.LoggedOn(known.member(), token, session.endsAt());
    }

    /// Whose token it is. Who was taken away, or has another PIN or role since, is known no more
    /// within a minute.
    public Optional<StaffMember> find(Token token) {
        String digest = Sha256.hexOf(token.value());
        Session session = sessions.get(digest);
        Instant now = clock.instant();
        if (session == null || !now.isBefore(session.endsAt())) {
            return Optional.empty();
        }
        if (now.isBefore(session.lookedAt().plus(BELIEVED))) {
            return Optional.of(session.known().member());
        }
        Known then = session.known();
        boolean same = find(then.member().staffId()).filter(then::equals).isPresent();
        sessions.computeIfPresent(digest, (key, old) -> same ? new Session(then, old.endsAt(), now) : null);
        return same ? Optional.of(then.member()) : Optional.empty();
    }

    /// What a call carries.
    public record Token(String value) {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    public void logOff(Token token) {
        sessions.remove(Sha256.hexOf(token.value()));
    }

    private Optional<Known> find(String staffId) {
        if (staffId.indexOf('\0') >= 0) {
            // No text of the database holds it.
            return Optional.empty();
        }
        return database.client()
                .sql(FIND)
                .param("legal_entity", legalEntity)
                .param("staff_id", staffId)
                .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Known(
                        new StaffMember(
                                row.getString("staff_id"), row.getString("name"), Role.valueOf(row.getString("role"))),
                        row.getString("pin_hash")))
                .optional();
    }
}
