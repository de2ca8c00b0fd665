package org.tillbridge.channel.odata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller wants of an entity set: read, and checked against what there is.
///
/// @param text the options as they were sent
/// @param select empty for everything
/// @param top null for as many as a page has
/// @param skipToken what the page before said; null for the first one
public record QueryOptions(
        QueryText text,
        @Nullable Filter filter,
        List<OrderBy> orderBy,
        Set<String> select,
        Map<String, Expand> expand,
        @Nullable Integer top,
        int skip,
        boolean count,
        @Nullable String search,
        @Nullable String skipToken) {

    public QueryOptions {
        orderBy = List.copyOf(orderBy);
        select = Set.copyOf(select);
        expand = Map.copyOf(expand);
    }

    public static QueryOptions of(QueryText text, QueryModel model) {
        return new QueryOptions(
                text,
                text.find("filter")
                        .map(given -> FilterParser.parse(given, model.properties(), model.parts()))
                        .orElse(null),
                text.find("orderby")
                        .map(given -> OrderBy.parse(given, model.properties()))
                        .orElse(List.of()),
                text.find("select")
                        .map(given -> Select.parse(given, model.members()))
                        .orElse(Set.of()),
                text.find("expand")
                        .map(given -> Expand.parse(given, model.navigations()))
                        .orElse(Map.of()),
                number(text, "top").orElse(null),
                number(text, "skip").orElse(0),
                truth(text, "count"),
                text.find("search").map(Search::keyword).orElse(null),
                text.find("skiptoken").orElse(null));
    }

    /// What an answer before said: where its round goes on, or what the next one begins from.
    public Optional<String> findDeltaToken() {
        return text.find("deltatoken");
    }

    /// Whether it is about entities as they are, all of them that a condition describes: what has
    /// changed of that can be told later.
    public boolean isTrackable() {
        return top == null && skip == 0 && search == null;
    }

    private static Optional<Integer> number(QueryText text, String option) {
        return text.find(option).map(given -> {
            String target = "$" + option;
            if (!given.matches("\\d{1,9}")) {
                throw new BadQuery("InvalidPaging", target, "%s is a whole number, 0 or more".formatted(target));
            }
            return Integer.valueOf(given);
        });
    }

    private static boolean truth(QueryText text, String option) {
        String target = "$" + option;
        return text.find(option)
                .map(given -> switch (given) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw new BadQuery("InvalidQueryOption", target, "%s is true or false".formatted(target));
                })
                .orElse(false);
    }
}
