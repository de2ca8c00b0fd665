package org.tillbridge.channel.odata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something that hangs on an entity and is to come with it.
///
/// @param select what of it; empty for all
public record Expand(String navigation, Set<String> select) {

    private static final String TARGET = "$expand";
    private static final Pattern PART = Pattern.compile("(\\w+)(?:\\(\\s*\\$?select=([^()]*)\\))?");

    public Expand {
        select = Set.copyOf(select);
    }

    /// By what they bring.
    static Map<String, Expand> parse(String text, Map<String, Set<String>> navigations) {
        Map<String, Expand> all = new LinkedHashMap<>();
        for (String part : Lists.split(text, TARGET)) {
            Matcher said = PART.matcher(part);
            Set<String> members = said.matches() ? navigations.get(said.group(1)) : null;
            if (members == null) {
                throw new BadQuery(
                        "InvalidExpand",
                        TARGET,
                        "$expand names %s, one level deep, each with at most ($select=...)"
                                .formatted(String.join(", ", List.copyOf(navigations.keySet()))));
            }
            Set<String> select = said.group(2) == null ? Set.of() : Select.parse(said.group(2), members);
            all.put(said.group(1), new Expand(said.group(1), select));
        }
        return all;
    }
}
