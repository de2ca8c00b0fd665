package org.tillbridge.headquarters.people;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Who may sign in at headquarters. Whatever changes a person ends their sessions.
public final class People {

    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._@-]{0,59}");
    private static final Sql LIST = Sql.of(People.class, "list_people.sql");
    private static final String ADD = """
            insert into person (name, role, made_at) values (:name, :role, :as_of)
            on conflict (name) do nothing""";

    private final Database database;
    private final AuditTrail audit;
    private final PasswordLinks links;
    private final PersonSessions sessions;
    private final InstantSource clock;

    public People(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.links = new PasswordLinks(database, clock);
        this.sessions = new PersonSessions(database, clock);
        this.clock = clock;
    }

    /// By name, without those who were removed.
    public List<Person> list() {
        return LIST.list(
                database.client(),
                Map.of(),
                (row, number) -> new Person(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Person.State.valueOf(row.getString("state")),
                        Times.instant(row, "made_at"),
                        Times.instantOrNull(row, "last_sign_in")));
    }

    /// Adds a person and answers the code of the link with which they choose a password. Throws
    /// `PersonNameInvalid`, `PersonExists`.
    public String add(String name, Role role) {
        String valid = requireName(name);
        return database.inTransaction(() -> {
            insert(valid, role);
            audit.add(new AuditTrail.Event("user.add", "user " + valid, Map.of("role", role.word())));
            return links.make(Optional.of(valid));
        });
    }

    /// Within the transaction of its caller.
    void insert(String name, Role role) {
        int added = database.client()
                .sql(ADD)
                .param("name", name)
                .param("role", role.name())
                .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added != 1) {
            throw new TillbridgeException(
                    ErrorCode.user("PersonExists"), "There is, or was, a user %s; choose another name".formatted(name));
        }
    }

    public void setRole(String name, Role role) {
        change(
                "user.set",
                name,
                Map.of("role", role.word()),
                () -> database.client()
                        .sql("update person set role = :role where name = :name and removed_at is null")
                        .param("role", role.name())
                        .param("name", name)
                        .update());
    }

    public void lock(String name) {
        setLocked("user.lock", name, true);
    }

    public void unlock(String name) {
        setLocked("user.unlock", name, false);
    }

    private void setLocked(String action, String name, boolean locked) {
        change(
                action,
                name,
                Map.of(),
                () -> database.client()
                        .sql("update person set locked = :locked where name = :name and removed_at is null")
                        .param("locked", locked)
                        .param("name", name)
                        .update());
    }

    /// They sign in no more, and their name is not given again: the audit trail knows them by it.
    public void remove(String name) {
        change(
                "user.remove",
                name,
                Map.of(),
                () -> database.client()
                        .sql(
                                "update person set removed_at = :as_of, password_hash = null where name = :name and removed_at is null")
                        .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("name", name)
                        .update());
    }

    /// The code of a link with which they choose another password; until then the old one stays.
    public String forgetPassword(String name) {
        return database.inTransaction(() -> {
            boolean there = list().stream().anyMatch(person -> person.name().equals(name));
            if (!there) {
                throw unknown(name);
            }
            audit.add(new AuditTrail.Event("user.password-link", "user " + name, Map.of()));
            return links.make(Optional.of(name));
        });
    }

    private void change(String action, String name, Map<String, String> detail, IntSupplier change) {
        database.runInTransaction(() -> {
            if (change.getAsInt() != 1) {
                throw unknown(name);
            }
            sessions.endAllOf(name);
            audit.add(new AuditTrail.Event(action, "user " + name, detail));
        });
    }

    private static TillbridgeException unknown(String name) {
        return new TillbridgeException(
                ErrorCode.user("PersonUnknown"), "There is no user %s; tillbridge users lists them".formatted(name));
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new TillbridgeException(
                    ErrorCode.user("PersonNameInvalid"),
                    "'%s' cannot name a user: up to 60 small letters, digits and . _ @ -, beginning with a letter or digit"
                            .formatted(name));
        }
        return name;
    }
}
