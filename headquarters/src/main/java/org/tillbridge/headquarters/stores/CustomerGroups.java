package org.tillbridge.headquarters.stores;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The groups customers are in, with their financial dimensions. A new customer gets the dimensions
/// of the group of its store's default customer, when it is numbered (spec C03).
public final class CustomerGroups {

    private static final Sql SAVE = Sql.of(CustomerGroups.class, "save_customer_group.sql");
    private static final String LIST = """
            select legal_entity, customer_group, name, dimensions
            from customer_group
            order by legal_entity, customer_group""";
    private static final int LONGEST = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final AuditTrail audit;

    public CustomerGroups(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// A group as it is, or would be.
    public record Group(String legalEntity, String customerGroup, String name, Map<String, String> dimensions) {

        public Group {
            dimensions = Map.copyOf(new TreeMap<>(dimensions));
        }
    }

    /// What somebody wants of a group.
    ///
    /// @param legalEntity null where there is only one
    /// @param name        null leaves it; a new group without one is called by its code
    /// @param dimensions  those to set; a blank value takes one away, the others stay
    public record Wanted(
            @Nullable String legalEntity, @Nullable String name, Map<String, String> dimensions) {}

    public List<Group> list() {
        return database.client()
                .sql(LIST)
                .query((row, number) -> new Group(
                        row.getString("legal_entity"),
                        row.getString("customer_group"),
                        row.getString("name"),
                        JSON.readValue(row.getString("dimensions"), new TypeReference<Map<String, String>>() {})))
                .list();
    }

    /// What the group would be; nothing is saved.
    public Group preview(String group, Wanted wanted) {
        return changed(group, wanted);
    }

    /// Adds the group, or changes it. Throws `LegalEntityUnknown`, `CustomerGroupInvalid`.
    public Group set(String group, Wanted wanted) {
        return database.inTransaction(() -> {
            Group after = changed(group, wanted);
            Group before = find(after.legalEntity(), group).orElse(null);
            SAVE.update(
                    database.client(),
                    Map.of(
                            "legal_entity", after.legalEntity(),
                            "customer_group", group,
                            "name", after.name(),
                            "dimensions", JSON.writeValueAsString(after.dimensions())));
            audit.add(new AuditTrail.Event(
                            "customer-group.set", "customer group " + group, Map.of("legalEntity", after.legalEntity()))
                    .changing(before, after));
            return after;
        });
    }

    private Optional<Group> find(String legalEntity, String group) {
        return list().stream()
                .filter(known -> known.legalEntity().equals(legalEntity)
                        && known.customerGroup().equals(group))
                .findFirst();
    }

    private Group changed(String group, Wanted wanted) {
        requireText("The code of a customer group", group, CustomerField.CUSTOMER_GROUP.maximumLength());
        String legalEntity = LegalEntities.require(database, wanted.legalEntity());
        Optional<Group> before = find(legalEntity, group);
        String name =
                wanted.name() != null ? wanted.name() : before.map(Group::name).orElse(group);
        requireText("The name of a customer group", name, LONGEST);
        var dimensions = new TreeMap<>(before.map(Group::dimensions).orElse(Map.of()));
        wanted.dimensions().forEach((dimension, value) -> {
            requireText("The name of a dimension", dimension, LONGEST);
            if (value.isBlank()) {
                dimensions.remove(dimension);
            } else {
                requireText("Dimension " + dimension, value, LONGEST);
                dimensions.put(dimension, value);
            }
        });
        return new Group(legalEntity, group, name, dimensions);
    }

    private static void requireText(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf(0) >= 0) {
            throw new TillbridgeException(
                    ErrorCode.user("CustomerGroupInvalid"), "%s has 1 to %d characters".formatted(what, longest));
        }
    }
}
