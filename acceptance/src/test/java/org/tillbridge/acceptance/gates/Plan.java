package org.tillbridge.acceptance.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What PostgreSQL would do for a statement: which tables it reads from end to end, and which it writes.
///
/// @param readWhole tables under a sequential scan, with their schema
/// @param updated tables whose rows it may change, with their schema
record Plan(List<String> readWhole, List<String> updated) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// A statement that is not planned: it creates or locks something.
    static final Plan NONE = new Plan(List.of(), List.of());

    static Plan of(String explained) {
        List<JsonNode> nodes = new ArrayList<>();
        JSON.readTree(explained).forEach(statement -> collect(statement.path("Plan"), nodes));
        return new Plan(
                nodes.stream()
                        .filter(node -> node.path("Node Type").asString("").equals("Seq Scan"))
                        .map(Plan::table)
                        .distinct()
                        .toList(),
                nodes.stream()
                        .filter(Plan::isUpdate)
                        .map(Plan::table)
                        .distinct()
                        .toList());
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        nodes.add(node);
        node.path("Plans").forEach(below -> collect(below, nodes));
    }

    private static boolean isUpdate(JsonNode node) {
        return Set.of("Update", "Merge").contains(node.path("Operation").asString(""))
                || node.path("Conflict Resolution").asString("").equals("UPDATE");
    }

    private static String table(JsonNode node) {
        return node.path("Schema").asString("") + "."
                + node.path("Relation Name").asString("");
    }
}
