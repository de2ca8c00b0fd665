package org.tillbridge.acceptance.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What PostgreSQL would do for a statement: which tables it reads from end to end, and which it
/// writes.
///
/// @param readWhole tables under a sequential scan, with their schema
/// @param updated tables whose rows it may change, with their schema
/// @param cost as the planner reckons
record Plan(List<String> readWhole, List<String> updated, double cost) {

    private static final double FAR_DEARER = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A statement that is not planned: it creates or locks something.
    static final Plan NONE = new Plan(List.of(), List.of(), 0);

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
                        .toList(),
                nodes.getFirst().path("Total Cost").asDouble());
    }

    /// Among 50,000 rows PostgreSQL rightly reads all to find some hundreds. With more rows it
    /// takes the index; what has no index that leads there, or only one that costs far more, is
    /// read from end to end for ever.
    Plan orIfFarDearer(Plan readingWhole) {
        return cost <= readingWhole.cost * FAR_DEARER ? this : readingWhole;
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
