package org.tillbridge.headquarters.staff;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.LegalEntities;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Who logs on at the stores' doors: people by a PIN, programs by a secret. Headquarters makes both
/// and keeps hashes.
public final class StaffMembers {

    public static final Set<Role> ROLES = Set.of(Role.CASHIER, Role.STORE_MANAGER, Role.APPLICATION);

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,49}");
    private static final int PINS = 1_000_000;
    private static final String LIST = """
            select legal_entity, staff_id, name, role, pin_hash is not null as has_pin
            from staff order by legal_entity, staff_id""";
    private static final String ADD = """
            insert into staff (legal_entity, staff_id, name, role, pin_hash)
            values (:legal_entity, :staff_id, :name, :role, :pin_hash)
            on conflict (legal_entity, staff_id) do update
            set name = excluded.name, role = excluded.role, pin_hash = excluded.pin_hash""";

    private final Database database;
    private final AuditTrail audit;
    private final HashPasswords passwords;
    private final SecureRandom random = new SecureRandom();

    public StaffMembers(Database database, AuditTrail audit, HashPasswords passwords) {
        this.database = database;
        this.audit = audit;
        this.passwords = passwords;
    }

    /// Someone who may log on.
    ///
    /// @param hasPin whether a PIN was ever given; the PIN itself stands nowhere
    public record Member(String legalEntity, String staffId, String name, Role role, boolean hasPin) {}

    /// Who is named.
    ///
    /// @param legalEntity null: the only one there is
    public record Named(@Nullable String legalEntity, String staffId) {}

    public List<Member> list() {
        return database.client()
                .sql(LIST)
                .query((row, number) -> new Member(
                        row.getString("legal_entity"),
                        row.getString("staff_id"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("has_pin")))
                .list();
    }

    /// Adds a member, or gives one another name or role, with a new PIN in any case; answers the
    /// PIN. Throws `StaffIdInvalid`, `LegalEntityUnknown`.
    public String save(Named named, String name, Role role) {
        if (!ID.matcher(named.staffId()).matches()) {
            throw new TillbridgeException(
                    ErrorCode.user("StaffIdInvalid"),
                    "'%s' cannot be a staff ID: 1 to 50 letters, digits, dots and hyphens".formatted(named.staffId()));
        }
        String entity = LegalEntities.require(database, named.legalEntity());
        String pin = newPin(role);
        String hash = passwords.hash(pin);
        return database.inTransaction(() -> {
            database.client()
                    .sql(ADD)
                    .param("legal_entity", entity)
                    .param("staff_id", named.staffId())
                    .param("name", name)
                    .param("role", role.name())
                    .param("pin_hash", hash)
                    .update();
            audit.add(new AuditTrail.Event("staff.set", subject(named), Map.of("role", role.word())));
            return pin;
        });
    }

    /// Gives a member another PIN and answers it; sessions with the old one end as it reaches the
    /// stores. Throws `StaffUnknown`.
    public String changePin(Named named) {
        String entity = LegalEntities.require(database, named.legalEntity());
        Role role = list().stream()
                .filter(member ->
                        member.legalEntity().equals(entity) && member.staffId().equals(named.staffId()))
                .map(Member::role)
                .findFirst()
                .orElseThrow(() -> unknown(named));
        String pin = newPin(role);
        String hash = passwords.hash(pin);
        change(
                "staff.pin",
                named,
                () -> database.client()
                        .sql(
                                "update staff set pin_hash = :hash where legal_entity = :legal_entity and staff_id = :staff_id")
                        .param("hash", hash)
                        .param("legal_entity", entity)
                        .param("staff_id", named.staffId())
                        .update());
        return pin;
    }

    /// Takes a member away; stores learn it as a removed row. Throws `StaffUnknown`.
    public void remove(Named named) {
        String entity = LegalEntities.require(database, named.legalEntity());
        change(
                "staff.remove",
                named,
                () -> database.client()
                        .sql("delete from staff where legal_entity = :legal_entity and staff_id = :staff_id")
                        .param("legal_entity", entity)
                        .param("staff_id", named.staffId())
                        .update());
    }

    private void change(String action, Named named, IntSupplier change) {
        database.runInTransaction(() -> {
            if (change.getAsInt() != 1) {
                throw unknown(named);
            }
            audit.add(new AuditTrail.Event(action, subject(named), Map.of()));
        });
    }

    private static TillbridgeException unknown(Named named) {
        return new TillbridgeException(
                ErrorCode.user("StaffUnknown"),
                "There is no staff %s; tillbridge staff lists them".formatted(named.staffId()));
    }

    private static String subject(Named named) {
        return "staff " + named.staffId();
    }

    private String newPin(Role role) {
        return role == Role.APPLICATION ? RandomSecret.next() : "%06d".formatted(random.nextInt(PINS));
    }
}
