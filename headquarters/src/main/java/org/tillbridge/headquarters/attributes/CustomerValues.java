package org.tillbridge.headquarters.attributes;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.LegalEntities;
import org.tillbridge.headquarters.stores.StoreSettings;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.attribute.AttributeRules;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What customers have of their attributes, shown and set at headquarters. A value set here goes
/// before what a store says without knowing it (decision 0036), and comes to the stores with 1010.
public final class CustomerValues {

    private static final Sql SET = Sql.of(CustomerValues.class, "set_customer_values.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public CustomerValues(Database database, AuditTrail audit, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /// Who is meant.
    ///
    /// @param legalEntity hers; null where there is only one
    public record Who(String customer, @Nullable String legalEntity) {}

    /// An attribute of a customer.
    ///
    /// @param before what she had; the same where nothing was set
    /// @param value  null: she has none
    public record Value(
            String attribute,
            @Nullable String before,
            @Nullable String value) {}

    /// What a customer has of each attribute, in the order they are shown.
    public record Values(String legalEntity, UUID customer, List<Value> attributes) {}

    /// Throws `CustomerUnknown`, `LegalEntityUnknown`.
    public Values show(Who who) {
        return wanted(who, Map.of());
    }

    /// What she would have; nothing is saved.
    public Values preview(Who who, Map<String, String> values) {
        return wanted(who, values);
    }

    /// Throws the first rule that is broken, by its code.
    public Values set(Who who, Map<String, String> values) {
        return database.inTransaction(() -> {
            UUID customer = find(who);
            database.client()
                    .sql("select lock_bucket(uuid_hash(?) & 63)")
                    .param(customer)
                    .query((row, number) -> number)
                    .single();
            Values after = wanted(who, values);
            Map<String, String> changed = new HashMap<>();
            after.attributes().stream()
                    .filter(value -> value.value() != null && !value.value().equals(value.before()))
                    .forEach(value -> changed.put(value.attribute(), String.valueOf(value.value())));
            if (!changed.isEmpty()) {
                save(after, changed);
            }
            return after;
        });
    }

    private void save(Values after, Map<String, String> changed) {
        SET.update(
                database.client(),
                Map.of(
                        "legal_entity", after.legalEntity(),
                        "customer_id", after.customer(),
                        "values", JSON.writeValueAsString(changed),
                        "edit_id", ids.get(),
                        "as_of", clock.instant().atOffset(ZoneOffset.UTC)));
        audit.add(new AuditTrail.Event(
                "SET_ATTRIBUTES", "customer " + after.customer(), Map.of("attributes", changed.keySet())));
    }

    private Values wanted(Who who, Map<String, String> values) {
        String legalEntity = LegalEntities.require(database, who.legalEntity());
        UUID customer = find(who);
        Map<String, AttributeDefinition> definitions = new AttributesOfCustomers(database.client()).byName(legalEntity);
        Map<String, String> wanted = checked(values, definitions);
        JsonNode current = current(legalEntity, customer);
        return new Values(
                legalEntity,
                customer,
                definitions.keySet().stream()
                        .map(name -> {
                            String before = current.path(name).isString()
                                    ? current.path(name).stringValue()
                                    : null;
                            return new Value(name, before, wanted.containsKey(name) ? wanted.get(name) : before);
                        })
                        .toList());
    }

    private static Map<String, String> checked(
            Map<String, String> values, Map<String, AttributeDefinition> definitions) {
        Map<String, GivenValue> given = new HashMap<>();
        values.forEach((name, text) -> given.put(name, AttributeRules.asWritten(text, definitions.get(name))));
        var checked = AttributeRules.check(given, definitions);
        if (!checked.violations().isEmpty()) {
            Violation first = checked.violations().getFirst();
            throw new TillbridgeException(ErrorCode.user(first.code()), first.message());
        }
        return checked.values();
    }

    private UUID find(Who who) {
        return StoreSettings.requireCustomer(
                database, LegalEntities.require(database, who.legalEntity()), who.customer());
    }

    private JsonNode current(String legalEntity, UUID customer) {
        return database.client()
                .sql("select coalesce(attributes, '{}') from customer where legal_entity = ? and customer_id = ?")
                .params(legalEntity, customer)
                .query((row, number) -> JSON.readTree(row.getString(1)))
                .single();
    }
}
