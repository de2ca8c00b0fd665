package org.tillbridge.channel.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The answer to one request of a batch.
///
/// @param headers by their names in small letters
record PartAnswer(int status, Map<String, String> headers, String content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONTENT_TYPE = "content-type";

    static PartAnswer of(HttpStatus status, Problem problem) {
        ObjectNode body = JSON.createObjectNode()
                .put("status", status.value())
                .put("code", problem.code())
                .put("detail", problem.detail());
        return new PartAnswer(
                status.value(), Map.of(CONTENT_TYPE, "application/problem+json"), JSON.writeValueAsString(body));
    }

    static PartAnswer tooMuch() {
        return of(
                HttpStatus.CONTENT_TOO_LARGE,
                Problem.of("BatchTooLarge", "The answers before are 8 MB already; ask this in another batch"));
    }

    boolean isError() {
        return status >= 400;
    }

    int length() {
        return content.length();
    }

    Optional<String> findLocation() {
        return Optional.ofNullable(headers.get(HttpHeaders.LOCATION.toLowerCase(Locale.ROOT)));
    }

    /// As it stands in the answer to the batch: JSON as JSON, other text as text.
    ObjectNode described(String id) {
        ObjectNode node = JSON.createObjectNode().put("id", id).put("status", status);
        ObjectNode shown = node.putObject("headers");
        headers.forEach(shown::put);
        if (!content.isEmpty()) {
            node.set("body", body());
        }
        return node;
    }

    private JsonNode body() {
        boolean json = headers.getOrDefault(CONTENT_TYPE, "").contains("json");
        return json ? JSON.readTree(content) : JSON.getNodeFactory().stringNode(content);
    }
}
