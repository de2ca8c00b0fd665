package org.tillbridge.headquarters.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a method cannot say about its operation.
///
/// @param by     the commands that call it
/// @param errors HTTP status → the codes it can be answered with
/// @param query  further parameters → what each is
/// @param body   the media type of a body that is no JSON
public record OperationNote(
        String says,
        @Nullable String by,
        @Nullable Map<String, List<String>> errors,
        @Nullable Map<String, String> query,
        @Nullable String body) {

    Map<String, List<String>> errorsByStatus() {
        return errors == null ? Map.of() : errors;
    }

    Map<String, String> furtherParameters() {
        return query == null ? Map.of() : query;
    }

    String bodyType() {
        return body == null ? "application/json" : body;
    }
}
