package org.tillbridge.acceptance.gates;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tillbridge.testkit.sources.SourceTree;

/// A code as the sources name it.
///
/// @param kind what can be done about it, or the part of the code that has it
/// @param text the beginning of what is said with it, empty when it is said elsewhere
record NamedCode(String name, String kind, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("%(\\d+\\$)?[sd]");
    private static final int LONGEST = 160;

    /// Each code once, by name: the first place that says something with it.
    static List<NamedCode> in(List<Path> files, Pattern pattern) {
        Map<String, NamedCode> codes = new TreeMap<>();
        for (Path file : files) {
            pattern.matcher(SourceTree.textOf(file))
                    .results()
                    .map(NamedCode::of)
                    .forEach(code -> codes.merge(
                            code.name(), code, (first, other) -> first.text().isEmpty() ? other : first));
        }
        return List.copyOf(codes.values());
    }

    private static NamedCode of(MatchResult found) {
        Map<String, Integer> groups = new LinkedHashMap<>(found.namedGroups());
        String kind = groups.containsKey("kind") ? Objects.requireNonNullElse(found.group("kind"), "user") : "";
        String text = groups.containsKey("text") ? found.group("text") : null;
        return new NamedCode(found.group("name"), kind, text == null ? "" : readable(text));
    }

    private static String readable(String text) {
        String said = PLACEHOLDER
                .matcher(text.replace("\\\"", "\"").replace("''", "'"))
                .replaceAll("…");
        String cut = said.length() <= LONGEST ? said : said.substring(0, said.lastIndexOf(' ', LONGEST)) + " …";
        return cut.replace("|", "\\|").replace("<", "&lt;");
    }

    String row() {
        return kind.isEmpty()
                ? "| `%s` | %s |\n".formatted(name, text)
                : "| `%s` | %s | %s |\n".formatted(name, kind, text);
    }
}
