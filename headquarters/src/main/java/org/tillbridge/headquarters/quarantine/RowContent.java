package org.tillbridge.headquarters.quarantine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A row kept as a JSON object, each value as text.
final class RowContent {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RowContent() {}

    static List<String> columns(String content) {
        return List.copyOf(values(content).keySet());
    }

    static Map<String, @Nullable String> values(String content) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : JSON.readTree(content).properties()) {
            values.put(
                    field.getKey(),
                    field.getValue().isNull() ? null : field.getValue().asString());
        }
        return values;
    }

    static String written(Map<String, @Nullable String> values) {
        return JSON.writeValueAsString(values);
    }
}
