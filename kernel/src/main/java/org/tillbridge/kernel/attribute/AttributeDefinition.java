package org.tillbridge.kernel.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An attribute that customers of a legal entity have.
///
/// @param defaultValue of the group, else of the attribute itself; canonical
/// @param texts        in the language the definitions are written in
/// @param translations by language tag, in small letters
public record AttributeDefinition(
        String name,
        AttributeType type,
        @Nullable String defaultValue,
        AttributeTexts texts,
        Map<String, AttributeTexts> translations) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public AttributeDefinition {
        translations = Map.copyOf(translations);
    }

    /// The texts for a reader of these languages, the best first; `lv` does for `lv-LV`. What is
    /// not translated is as it was written (spec C10).
    public AttributeTexts textsFor(List<String> languages) {
        var found = new AttributeTexts(null, null, null);
        for (String tag : Languages.tags(languages)) {
            found = found.orElse(translations.getOrDefault(tag, found));
        }
        return found.orElse(texts);
    }

    /// Reads what `find_attribute_definitions.sql` writes, at either side.
    public static AttributeDefinition fromJson(String json) {
        JsonNode row = JSON.readTree(json);
        Map<String, AttributeTexts> translations = new HashMap<>();
        row.path("translations")
                .properties()
                .forEach(one -> translations.put(one.getKey().toLowerCase(Locale.ROOT), texts(one.getValue())));
        List<String> allowed = new ArrayList<>();
        row.path("allowed").forEach(value -> allowed.add(value.asString()));
        var type = new AttributeType(
                AttributeKind.valueOf(row.path("kind").asString()),
                text(row, "unit"),
                text(row, "minimum"),
                text(row, "maximum"),
                allowed);
        String usual = text(row, "default_value");
        return new AttributeDefinition(
                row.path("name").asString(),
                type,
                usual == null ? null : type.kind().canonical(usual).orElse(usual),
                texts(row),
                translations);
    }

    private static AttributeTexts texts(JsonNode row) {
        return new AttributeTexts(text(row, "friendly_name"), text(row, "description"), text(row, "help"));
    }

    private static @Nullable String text(JsonNode row, String name) {
        return row.path(name).isString() ? row.path(name).stringValue() : null;
    }
}
