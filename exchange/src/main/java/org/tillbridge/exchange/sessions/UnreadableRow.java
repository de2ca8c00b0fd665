package org.tillbridge.exchange.sessions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.quarantine.QuarantinedRow;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of a row that is no row.
final class UnreadableRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UnreadableRow() {}

    static QuarantinedRow of(CopiedLine line, Subjob subjob, List<Column> columns) {
        Map<String, @Nullable String> content = new LinkedHashMap<>();
        List<@Nullable String> values = line.values();
        IntStream.range(0, values.size())
                .forEach(i ->
                        content.put(i < columns.size() ? columns.get(i).name() : "value " + (i + 1), values.get(i)));
        String key = subjob.key().stream()
                .map(column -> String.valueOf(content.get(column)))
                .collect(Collectors.joining(", "));
        return new QuarantinedRow(
                QuarantinedRow.Kind.UNREADABLE,
                subjob.targetTable(),
                key,
                null,
                line.problem(columns.size()),
                JSON.writeValueAsString(content),
                null);
    }

    /// A removal whose key cannot be one.
    static QuarantinedRow removal(Subjob subjob, String key) {
        return new QuarantinedRow(
                QuarantinedRow.Kind.UNREADABLE,
                subjob.targetTable(),
                key,
                null,
                "The key of this removal is no key",
                JSON.writeValueAsString(Map.of("removal", key)),
                null);
    }
}
