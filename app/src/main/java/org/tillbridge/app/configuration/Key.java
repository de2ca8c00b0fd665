package org.tillbridge.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One key of the configuration. A part in angle brackets stands for an id:
/// `channel.stores.<store>.port`.
///
/// @param byDefault the value when nobody sets it; `${data.directory}` and `${id}` are filled in;
///   null = not set
record Key(String pattern, ValueKind kind, @Nullable String byDefault, String description) {

    private static final Pattern ID = Pattern.compile("<[a-z-]+>");

    /// The id in a path of this key; empty text for a key without one. Nothing when the path is not
    /// of this key.
    Optional<String> idIn(String path) {
        List<String> ours = List.of(pattern.split("\\."));
        List<String> given = List.of(path.split("\\.", -1));
        if (ours.size() != given.size()) {
            return Optional.empty();
        }
        String id = "";
        for (int at = 0; at < ours.size(); at++) {
            boolean isId = ID.matcher(ours.get(at)).matches();
            if (isId
                    ? !given.get(at).matches(ValueKind.WORD_PATTERN)
                    : !ours.get(at).equals(given.get(at))) {
                return Optional.empty();
            }
            id = isId ? given.get(at) : id;
        }
        return Optional.of(id);
    }

    boolean hasId() {
        return pattern.contains("<");
    }

    /// The path before the id: `channel.stores`.
    String group() {
        return pattern.substring(0, pattern.indexOf(".<"));
    }

    String pathOf(String id) {
        return ID.matcher(pattern).replaceAll(id);
    }

    /// The environment variable that overrides the key, as the reference page names it.
    String environmentName() {
        return "TILLBRIDGE_" + variableOf(pattern);
    }

    /// The path that an environment variable sets, or nothing. An id that is known in another case
    /// is meant.
    Optional<String> pathOfVariable(String variable, Map<String, List<String>> knownIds) {
        String expression = "TILLBRIDGE_"
                + Pattern.compile("\\.")
                        .splitAsStream(pattern)
                        .map(part -> ID.matcher(part).matches() ? "([A-Z0-9_]+?)" : variableOf(part))
                        .collect(Collectors.joining("_"));
        var found = Pattern.compile(expression).matcher(variable);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(hasId() ? pathOf(idOf(found.group(1), knownIds)) : pattern);
    }

    private String idOf(String inVariable, Map<String, List<String>> knownIds) {
        return new ArrayList<>(knownIds.getOrDefault(group(), List.of()))
                .stream()
                        .filter(known -> variableOf(known).equals(inVariable))
                        .findFirst()
                        .orElse(inVariable.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String variableOf(String part) {
        return part.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
