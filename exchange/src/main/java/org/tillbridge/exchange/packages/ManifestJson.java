package org.tillbridge.exchange.packages;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// The manifest as JSON. What a newer sender adds is ignored and named; what it has to say must
/// have the right type.
final class ManifestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(PackageLimits.MANIFEST_DEPTH)
                            .maxDocumentLength(PackageLimits.MANIFEST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        return MAPPER.writeValueAsBytes(manifest);
    }

    static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /// The version alone, which is looked at before anything else has to make sense. 0 when there
    /// is none.
    static int formatVersion(JsonNode json) {
        return json.path("formatVersion").asInt(0);
    }

    static Manifest read(JsonNode json) {
        return MAPPER.treeToValue(json, Manifest.class);
    }

    /// The names this version does not know, as paths: `colour`, `tables.customer.colour`.
    static List<String> unknownFields(JsonNode json) {
        var unknown = new ArrayList<>(unknownIn(json, Manifest.class, ""));
        for (JsonNode table : json.path("tables")) {
            String path = "tables.%s.".formatted(table.path("table").asString(""));
            unknown.addAll(unknownIn(table, TableContent.class, path));
            for (JsonNode column : table.path("columns")) {
                unknown.addAll(unknownIn(column, Column.class, path + "columns."));
            }
        }
        return List.copyOf(unknown);
    }

    private static List<String> unknownIn(JsonNode object, Class<?> type, String path) {
        Set<String> known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        return object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> path + name)
                .toList();
    }
}
