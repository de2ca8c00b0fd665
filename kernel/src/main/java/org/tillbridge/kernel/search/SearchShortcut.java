package org.tillbridge.kernel.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tillbridge.kernel.attribute.Languages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A field that tills offer to search by at once (spec D10).
///
/// @param texts what it is called, by language tag, in small letters
public record SearchShortcut(SearchField field, Map<String, String> texts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SearchShortcut {
        if (field == SearchField.ANY) {
            throw new IllegalArgumentException("A shortcut is one field");
        }
        Map<String, String> copy = new HashMap<>();
        texts.forEach((language, text) -> copy.put(language.toLowerCase(Locale.ROOT), text));
        texts = Map.copyOf(copy);
    }

    /// What it is called for a reader of these languages, the best first.
    public Optional<String> textFor(List<String> languages) {
        return Languages.tags(languages).stream()
                .map(texts::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// In their order: `[{"field": "PHONE", "texts": {"lv": "…"}}]`.
    public static List<SearchShortcut> listFromJson(String json) {
        return JSON.readTree(json)
                .valueStream()
                .map(SearchShortcut::of)
                .flatMap(Optional::stream)
                .toList();
    }

    public static String toJson(List<SearchShortcut> shortcuts) {
        return JSON.writeValueAsString(shortcuts);
    }

    /// A field this build does not know is no shortcut.
    private static Optional<SearchShortcut> of(JsonNode row) {
        Map<String, String> texts = new HashMap<>();
        row.path("texts")
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asString("")));
        return SearchField.findField(row.path("field").asString("")).map(field -> new SearchShortcut(field, texts));
    }
}
