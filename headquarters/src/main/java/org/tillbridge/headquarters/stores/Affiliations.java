package org.tillbridge.headquarters.stores;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// What customers can join, in every legal entity. Travels with 1110.
public final class Affiliations {

    private static final int LONGEST = 60;
    private static final String SAVE = """
            insert into affiliation (affiliation, name) values (:affiliation, :name)
            on conflict (affiliation) do update set name = excluded.name""";
    private static final String IS_JOINED = """
            select exists (
                select from customer_affiliation m where m.affiliation = :affiliation and m.left_at is null)""";

    private final Database database;
    private final AuditTrail audit;

    public Affiliations(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// @param affiliation how requests name it
    /// @param name        what people read
    public record Affiliation(String affiliation, String name) {}

    public List<Affiliation> list() {
        return database.client()
                .sql("select a.affiliation, a.name from affiliation a order by a.affiliation")
                .query((row, number) -> new Affiliation(row.getString("affiliation"), row.getString("name")))
                .list();
    }

    /// What it would be; nothing is saved.
    public Affiliation preview(String affiliation, @Nullable String name) {
        return wanted(affiliation, name);
    }

    /// Adds it, or gives it another name. Throws `AffiliationInvalid`.
    public Affiliation save(String affiliation, @Nullable String name) {
        return database.inTransaction(() -> {
            Optional<Affiliation> before = find(affiliation);
            Affiliation after = wanted(affiliation, name);
            if (!before.equals(Optional.of(after))) {
                database.client()
                        .sql(SAVE)
                        .param("affiliation", affiliation)
                        .param("name", after.name())
                        .update();
                audit.add(new AuditTrail.Event("affiliation.set", "affiliation " + affiliation, Map.of())
                        .changing(before.orElse(null), after));
            }
            return after;
        });
    }

    /// What would be removed; nothing is.
    public Affiliation previewRemoval(String affiliation) {
        return requireUnused(affiliation);
    }

    /// Throws `AffiliationNotFound`, `AffiliationInUse`.
    public Affiliation remove(String affiliation) {
        return database.inTransaction(() -> {
            Affiliation removed = requireUnused(affiliation);
            database.client()
                    .sql("delete from affiliation where affiliation = ?")
                    .param(affiliation)
                    .update();
            audit.add(new AuditTrail.Event("affiliation.removed", "affiliation " + affiliation, Map.of())
                    .changing(removed, null));
            return removed;
        });
    }

    private Affiliation wanted(String affiliation, @Nullable String name) {
        String called =
                name != null ? name : find(affiliation).map(Affiliation::name).orElse(affiliation);
        requireText("The code of an affiliation", affiliation);
        requireText("The name of an affiliation", called);
        return new Affiliation(affiliation, called);
    }

    private Affiliation requireUnused(String affiliation) {
        Affiliation found = find(affiliation)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("AffiliationNotFound"),
                        "There is no affiliation %s; tillbridge affiliations lists them".formatted(affiliation)));
        boolean isJoined = database.client()
                .sql(IS_JOINED)
                .param("affiliation", affiliation)
                .query(Boolean.class)
                .single();
        if (isJoined) {
            throw new TillbridgeException(
                    ErrorCode.user("AffiliationInUse"),
                    "Customers are in affiliation %s; it stays until they have left".formatted(affiliation));
        }
        return found;
    }

    private Optional<Affiliation> find(String affiliation) {
        return list().stream()
                .filter(known -> known.affiliation().equals(affiliation))
                .findFirst();
    }

    private static void requireText(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf(0) >= 0) {
            throw new TillbridgeException(
                    ErrorCode.user("AffiliationInvalid"), "%s has 1 to %d characters".formatted(what, LONGEST));
        }
    }
}
