package org.tillbridge.headquarters.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.kernel.access.CountTries;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Signs people in and out. An unknown name, a wrong password and a locked person are one answer,
/// after the same work; who fails waits longer each time.
public final class SignIn {

    public static final ErrorCode TOO_MANY = ErrorCode.outage("SignInTooOften");

    private final Database database;
    private final AuditTrail audit;
    private final HashPasswords passwords;
    private final PersonSessions sessions;
    private final CountTries tries;

    public SignIn(Database database, AuditTrail audit, HashPasswords passwords, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.passwords = passwords;
        this.sessions = new PersonSessions(database, clock);
        this.tries = new CountTries(database, clock);
    }

    private record Known(Operator person, Optional<String> hash) {}

    /// Empty when name and password do not belong together. Throws `SignInTooOften` while the name
    /// has to wait.
    public Optional<PersonSessions.Begun> run(String typed, String password) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if (!tries.mayTry(name)) {
            throw TillbridgeException.retryAfter(
                    Duration.ofSeconds(30), TOO_MANY, "Too many tries with this name; wait a while");
        }
        Optional<Known> known = find(name);
        if (!passwords.matches(password, known.flatMap(Known::hash))) {
            known.ifPresent(person -> note("user.sign-in-refused", name));
            return Optional.empty();
        }
        return Optional.of(database.inTransaction(() -> {
            tries.succeeded(name);
            note("user.sign-in", name);
            return sessions.begin(known.orElseThrow().person());
        }));
    }

    private Optional<Known> find(String name) {
        if (name.indexOf('\0') >= 0) {
            // No text of the database holds it.
            return Optional.empty();
        }
        return database.client()
                .sql("select role, password_hash from person where name = :name and not locked and removed_at is null")
                .param("name", name)
                .query((row, number) -> new Known(
                        new Operator(name, Role.valueOf(row.getString("role"))),
                        Optional.ofNullable(row.getString("password_hash"))))
                .optional();
    }

    /// Ends a session. Throws `SessionUnknown`.
    public void out(UUID session) {
        database.runInTransaction(() -> {
            String name = sessions.end(session)
                    .orElseThrow(() -> new TillbridgeException(
                            ErrorCode.user("SessionUnknown"), "There is no session %s".formatted(session)));
            audit.add(new AuditTrail.Event("user.sign-out", "user " + name, Map.of()));
        });
    }

    private void note(String action, String name) {
        Actor.as(name, () -> audit.add(new AuditTrail.Event(action, "user " + name, Map.of())));
    }
}
