package org.tillbridge.channel.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One property rows are sorted by.
public record OrderBy(String property, Direction direction) {

    private static final String TARGET = "$orderby";
    private static final int MOST = 5;

    /// Which way round.
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    static List<OrderBy> parse(String text, Map<String, EdmType> properties) {
        List<OrderBy> all = new ArrayList<>();
        for (String part : Lists.split(text, TARGET)) {
            String[] words = part.split("\\s+");
            boolean known = properties.containsKey(words[0]);
            boolean twice = all.stream().anyMatch(earlier -> earlier.property().equals(words[0]));
            if (!known || twice || words.length > 2 || all.size() == MOST) {
                throw new BadQuery(
                        "InvalidOrderBy",
                        TARGET,
                        "$orderby names up to %d different properties that $filter may name, each with asc or desc"
                                .formatted(MOST));
            }
            all.add(new OrderBy(words[0], direction(words.length == 2 ? words[1] : "asc")));
        }
        return all;
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "asc" -> Direction.ASCENDING;
            case "desc" -> Direction.DESCENDING;
            default -> throw new BadQuery("InvalidOrderBy", TARGET, "Behind a property stands asc or desc");
        };
    }
}
