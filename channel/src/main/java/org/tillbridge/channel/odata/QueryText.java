package org.tillbridge.channel.odata;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The system query options of a request, decoded, by their names without `$`. Names may be
/// percent-encoded, and written without the `$` (OData 4.01).
public record QueryText(Map<String, String> options) {

    private static final Set<String> KNOWN = Set.of(
            "filter",
            "select",
            "expand",
            "orderby",
            "top",
            "skip",
            "count",
            "search",
            "format",
            "skiptoken",
            "deltatoken");

    public QueryText {
        options = Map.copyOf(options);
    }

    public static QueryText of(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            findKnown(name).ifPresent(known -> {
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (options.put(known, value) != null) {
                    String target = "$" + known;
                    throw new BadQuery("InvalidQueryOption", target, "%s is there twice".formatted(target));
                }
            });
        }
        return new QueryText(options);
    }

    /// Options of the caller's own, without `$`, are nobody's business.
    private static Optional<String> findKnown(String name) {
        String bare = name.startsWith("$") ? name.substring(1) : name;
        if (KNOWN.contains(bare)) {
            return Optional.of(bare);
        }
        if (name.startsWith("$")) {
            throw new BadQuery(
                    "UnknownQueryOption",
                    "$",
                    "This store knows the query options %s"
                            .formatted(KNOWN.stream().sorted().map("$"::concat).collect(Collectors.joining(", "))));
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadQuery(
                    "InvalidQueryOption", "$", "A percent sign in the query is followed by no two hex digits");
        }
    }

    Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /// The same query with some options put or, where null, taken away.
    public QueryText with(Map<String, @Nullable String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(options);
        changes.forEach((option, value) -> {
            if (value == null) {
                changed.remove(option);
            } else {
                changed.put(option, value);
            }
        });
        return new QueryText(changed);
    }

    /// As it stands behind the question mark.
    public String encoded() {
        return options.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> "$" + option.getKey() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
