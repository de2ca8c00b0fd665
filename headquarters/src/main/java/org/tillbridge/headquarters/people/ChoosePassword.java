package org.tillbridge.headquarters.people;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// A person chooses a password by the link he was given; the first one becomes administrator.
public final class ChoosePassword {

    static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private final Database database;
    private final AuditTrail audit;
    private final People people;
    private final PasswordLinks links;
    private final PersonSessions sessions;
    private final HashPasswords passwords;

    public ChoosePassword(Database database, AuditTrail audit, HashPasswords passwords, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.people = new People(database, audit, clock);
        this.links = new PasswordLinks(database, clock);
        this.sessions = new PersonSessions(database, clock);
        this.passwords = passwords;
    }

    /// The code of the link for the first administrator: once, while there is nobody.
    public Optional<String> firstLink() {
        return database.inTransaction(() -> {
            database.client()
                    .sql("lock table password_link in share row exclusive mode")
                    .update();
            return links.wasMade() ? Optional.<String>empty() : Optional.of(links.make(Optional.empty()));
        });
    }

    /// Answers the name to sign in with. Throws `LinkUsed`, `PasswordTooShort`, `PersonNameInvalid`,
    /// `PersonExists`; then the link still works.
    ///
    /// @param name taken only from the first administrator
    public String run(String code, String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new TillbridgeException(
                    ErrorCode.user("PasswordTooShort"),
                    "A password has %d to %d characters".formatted(SHORTEST, LONGEST));
        }
        String hash = passwords.hash(password);
        return database.inTransaction(() -> {
            String invited = links.use(code)
                    .orElseThrow(
                            () -> new TillbridgeException(
                                    ErrorCode.user("LinkUsed"),
                                    "This link opens nothing: it is unknown, used or expired. Ask an administrator for a new one: tillbridge users password NAME"));
            return invited.isEmpty()
                    ? becomeAdministrator(People.requireName(name.strip()), hash)
                    : save(invited, hash);
        });
    }

    private String becomeAdministrator(String name, String hash) {
        people.insert(name, Role.ADMINISTRATOR);
        return save(name, hash);
    }

    private String save(String name, String hash) {
        int saved = database.client()
                .sql("update person set password_hash = :hash where name = :name and removed_at is null")
                .param("hash", hash)
                .param("name", name)
                .update();
        if (saved != 1) {
            throw new TillbridgeException(
                    ErrorCode.user("PersonUnknown"), "There is no user %s any more".formatted(name));
        }
        sessions.endAllOf(name);
        Actor.as(name, () -> audit.add(new AuditTrail.Event("user.password", "user " + name, Map.of())));
        return name;
    }
}
