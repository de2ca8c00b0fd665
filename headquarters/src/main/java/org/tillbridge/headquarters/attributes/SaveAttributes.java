package org.tillbridge.headquarters.attributes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.ClosestName;
import org.tillbridge.exchange.seeds.YamlDocument;
import org.tillbridge.headquarters.attributes.AttributeFile.AttributeSeed;
import org.tillbridge.headquarters.attributes.AttributeFile.GroupSeed;
import org.tillbridge.headquarters.attributes.AttributeFile.MemberSeed;
import org.tillbridge.headquarters.attributes.AttributeFile.TextsSeed;
import org.tillbridge.headquarters.attributes.AttributeFile.TypeSeed;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.attribute.AttributeType;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Saves what a file says about attributes, all of it or nothing. What the file does not name
/// stays; the members of a group it names are the ones it lists.
public final class SaveAttributes {

    private static final Sql FIND_OTHER_KIND = Sql.of(SaveAttributes.class, "find_other_kind.sql");
    private static final Sql SAVE_TYPE = Sql.of(SaveAttributes.class, "save_attribute_type.sql");
    private static final Sql SAVE_ATTRIBUTE = Sql.of(SaveAttributes.class, "save_attribute.sql");
    private static final Sql SAVE_GROUP = Sql.of(SaveAttributes.class, "save_attribute_group.sql");
    private static final Sql SAVE_MEMBERS = Sql.of(SaveAttributes.class, "save_group_members.sql");
    private static final String SAVE_CUSTOMERS = """
            update legal_entity
            set customer_attribute_group = :attribute_group
            where legal_entity = :legal_entity
                and customer_attribute_group is distinct from :attribute_group""";
    /// As messages, URLs and targets of errors can name it.
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _.-]{0,59}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final AuditTrail audit;

    public SaveAttributes(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// What was new or other than before.
    public record Outcome(int types, int attributes, int groups, int legalEntities) {}

    /// Throws `AttributesInvalid` or `AttributeTypeInvalid`, with file and line.
    public Outcome run(AttributeFile file) {
        return database.inTransaction(() -> {
            Outcome saved = save(file);
            audit.add(new AuditTrail.Event(
                    "attributes.save",
                    "attributes",
                    Map.of(
                            "types", file.types().keySet(),
                            "attributes", file.attributes().keySet(),
                            "groups", file.groups().keySet(),
                            "customers", file.customers())));
            return saved;
        });
    }

    /// What the file would change; nothing is saved.
    public Outcome preview(AttributeFile file) {
        try {
            return database.inTransaction(() -> {
                throw new TakenBack(save(file));
            });
        } catch (TakenBack e) {
            return e.outcome;
        }
    }

    private Outcome save(AttributeFile file) {
        var document = file.document();
        var outcome = new Outcome(
                each(document, "types", file.types(), this::saveType),
                each(document, "attributes", file.attributes(), this::saveAttribute),
                each(document, "groups", file.groups(), this::saveGroup),
                each(document, "customers", file.customers(), this::saveCustomers));
        new CheckDefaults(database).run(file);
        return outcome;
    }

    private static <T> int each(
            YamlDocument<?> document, String section, Map<String, T> entries, ToIntBiFunction<String, T> save) {
        int changed = 0;
        for (Map.Entry<String, T> entry : entries.entrySet()) {
            try {
                require(
                        NAME.matcher(entry.getKey()).matches(),
                        "'%s' is no name: letters, digits, blanks, _ . -, at most 60".formatted(entry.getKey()));
                require(entry.getValue() != null, "'%s' says nothing".formatted(entry.getKey()));
                changed += save.applyAsInt(entry.getKey(), entry.getValue());
            } catch (TillbridgeException e) {
                throw document.refusal(YamlDocument.pointer(section, entry.getKey()), e);
            }
        }
        return changed;
    }

    private int saveType(String name, TypeSeed seed) {
        AttributeType type = seed.toType();
        client().sql("select kind from attribute_type where attribute_type = ? and kind <> ?")
                .params(name, type.kind().name())
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(kind ->
                        require(false, "type %s is of kind %s and stays so; make another type".formatted(name, kind)));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("attribute_type", name);
        values.put("kind", type.kind().name());
        values.put("unit", type.unit());
        values.put("minimum", type.minimum());
        values.put("maximum", type.maximum());
        values.put("allowed", JSON.writeValueAsString(type.allowed()));
        return SAVE_TYPE.update(client(), values);
    }

    private int saveAttribute(String name, AttributeSeed seed) {
        require(seed.type() != null, "type is missing: the name of an attribute type");
        requireKnown(
                "attribute type", Objects.requireNonNull(seed.type()), "select attribute_type from attribute_type");
        Map<String, @Nullable Object> values =
                texts(new TextsSeed(seed.friendlyName(), seed.description(), seed.help()), seed.translations());
        FIND_OTHER_KIND
                .list(
                        client(),
                        Map.of("attribute", name, "attribute_type", seed.type()),
                        (row, number) -> row.getString(1))
                .forEach(kind -> require(
                        false, "attribute %s is of kind %s and stays so; make another one".formatted(name, kind)));
        values.put("attribute", name);
        values.put("attribute_type", seed.type());
        values.put("default_value", seed.defaultValue());
        return SAVE_ATTRIBUTE.update(client(), values);
    }

    private int saveGroup(String name, GroupSeed seed) {
        List<String> members = seed.listed().stream().map(MemberSeed::attribute).toList();
        members.forEach(member -> requireKnown("attribute", member, "select attribute from attribute"));
        require(members.size() == members.stream().distinct().count(), "an attribute is in the group twice");
        Map<String, @Nullable Object> values =
                texts(new TextsSeed(seed.friendlyName(), seed.description(), seed.help()), seed.translations());
        values.put("attribute_group", name);
        int changed = SAVE_GROUP.update(client(), values);
        int moved = SAVE_MEMBERS.one(
                client(),
                Map.of(
                        "attribute_group",
                        name,
                        "attributes",
                        members.toArray(String[]::new),
                        "defaults",
                        seed.listed().stream().map(MemberSeed::defaultValue).toArray(String[]::new)),
                (row, number) -> row.getInt(1));
        return Math.min(1, changed + moved);
    }

    private int saveCustomers(String legalEntity, String group) {
        requireKnown("legal entity", legalEntity, "select legal_entity from legal_entity");
        requireKnown("attribute group", group, "select attribute_group from attribute_group");
        return client().sql(SAVE_CUSTOMERS)
                .param("legal_entity", legalEntity)
                .param("attribute_group", group)
                .update();
    }

    private static Map<String, @Nullable Object> texts(TextsSeed texts, @Nullable Map<String, TextsSeed> translations) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("friendly_name", texts.friendlyName());
        values.put("description", texts.description());
        values.put("help", texts.help());
        values.put("translations", JSON.writeValueAsString(translations == null ? Map.of() : translations));
        return values;
    }

    private void requireKnown(String what, String name, String names) {
        List<String> known =
                client().sql(names).query((row, number) -> row.getString(1)).list();
        require(
                known.contains(name),
                "there is no %s '%s'%s".formatted(what, name, ClosestName.suggestion(name, known)));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new TillbridgeException(AttributeFile.INVALID, problem);
        }
    }

    private JdbcClient client() {
        return database.client();
    }

    /// Ends the transaction of a preview.
    private static final class TakenBack extends RuntimeException {

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super("preview", null, false, false);
            this.outcome = outcome;
        }
    }
}
