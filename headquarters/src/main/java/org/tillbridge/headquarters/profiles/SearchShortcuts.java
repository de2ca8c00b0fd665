package org.tillbridge.headquarters.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.search.SearchField;
import org.tillbridge.kernel.search.SearchShortcut;
import org.tillbridge.kernel.sql.Database;

/// The fields the tills of a profile offer to search by at once: which, in which order, and what
/// they are called (spec D10).
public final class SearchShortcuts {

    private static final String FIND =
            "select search_shortcuts::text from functionality_profile where functionality_profile = :name";
    private static final String SET = """
            update functionality_profile
            set search_shortcuts = cast(:shortcuts as jsonb)
            where functionality_profile = :name""";

    private final Database database;
    private final AuditTrail audit;

    SearchShortcuts(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// What somebody wants; what is not named stays.
    ///
    /// @param fields in their order, any others are shortcuts no more; null: as they are
    /// @param texts  by field and language; an empty one goes
    public record Wanted(
            @Nullable List<String> fields, @Nullable Map<String, Map<String, String>> texts) {}

    /// In their order. Throws `ProfileUnknown`.
    public List<SearchShortcut> show(String profile) {
        return database.client()
                .sql(FIND)
                .param("name", profile)
                .query((row, number) -> SearchShortcut.listFromJson(row.getString(1)))
                .optional()
                .orElseThrow(() -> Profiles.unknown(profile));
    }

    /// As they would be.
    public List<SearchShortcut> preview(String profile, Wanted wanted) {
        return changed(show(profile), wanted);
    }

    /// Throws `SearchFieldUnknown`, and stores nothing, when there is no such field.
    public List<SearchShortcut> set(String profile, Wanted wanted) {
        return database.inTransaction(() -> {
            List<SearchShortcut> before = show(profile);
            List<SearchShortcut> after = changed(before, wanted);
            if (!after.equals(before)) {
                database.client()
                        .sql(SET)
                        .param("shortcuts", SearchShortcut.toJson(after))
                        .param("name", profile)
                        .update();
                audit.add(new AuditTrail.Event("profile.shortcuts", "profile " + profile, Map.of())
                        .changing(before, after));
            }
            return after;
        });
    }

    private static List<SearchShortcut> changed(List<SearchShortcut> before, Wanted wanted) {
        Map<SearchField, Map<String, String>> texts = new HashMap<>();
        before.forEach(shortcut -> texts.put(shortcut.field(), new HashMap<>(shortcut.texts())));
        List<SearchField> fields = wanted.fields() == null
                ? before.stream().map(SearchShortcut::field).toList()
                : new ArrayList<>(new LinkedHashSet<>(
                        wanted.fields().stream().map(SearchShortcuts::field).toList()));
        if (wanted.texts() != null) {
            wanted.texts().forEach((name, said) -> say(texts, requireAmong(fields, name), said));
        }
        return fields.stream()
                .map(field -> new SearchShortcut(field, texts.getOrDefault(field, Map.of())))
                .toList();
    }

    private static void say(Map<SearchField, Map<String, String>> texts, SearchField field, Map<String, String> said) {
        Map<String, String> all = texts.computeIfAbsent(field, none -> new HashMap<>());
        said.forEach((language, text) -> {
            String tag = language.toLowerCase(Locale.ROOT);
            if (text.isBlank()) {
                all.remove(tag);
            } else {
                all.put(tag, text.strip());
            }
        });
    }

    private static SearchField requireAmong(List<SearchField> fields, String name) {
        SearchField field = field(name);
        if (!fields.contains(field)) {
            throw new TillbridgeException(
                    ErrorCode.user("SearchFieldUnknown"),
                    "%s is no shortcut of this profile; name it among the fields first".formatted(name));
        }
        return field;
    }

    private static SearchField field(String name) {
        return SearchField.findField(name)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("SearchFieldUnknown"),
                        "'%s' is nothing a till searches by; say name, email, phone, account, address or card"
                                .formatted(name)));
    }
}
