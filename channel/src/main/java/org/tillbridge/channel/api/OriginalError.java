package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The original's envelope of an error (spec 9.5): the name of an exception, and the exception as a
/// text of JSON.
record OriginalError(
        @JsonProperty("TypeName") String typeName,
        @JsonProperty("Exception") String exception) {

    private static final String RUNTIME = "Microsoft_Dynamics_Commerce_Runtime_";
    private static final String MASKED = "Microsoft_Dynamics_Internal_Server_Error";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static OriginalError of(ErrorAnswer answer) {
        Map<String, Object> exception = new LinkedHashMap<>();
        exception.put("ErrorResourceId", resourceId(answer, answer.code()));
        exception.put("LocalizedMessage", answer.message());
        exception.put("Message", answer.message());
        exception.put("TraceId", answer.traceId());
        if (answer.problems().size() > 1) {
            exception.put("ValidationResults", results(answer));
        }
        return new OriginalError(typeName(answer), JSON.writeValueAsString(exception));
    }

    private static List<Map<String, Object>> results(ErrorAnswer answer) {
        return answer.problems().stream()
                .map(problem -> Map.<String, Object>of(
                        "ErrorResourceId", resourceId(answer, problem.code()),
                        "LocalizedMessage", problem.detail(),
                        "MessageParameters", problem.target() == null ? List.of() : List.of(problem.target())))
                .toList();
    }

    /// What the original does not know is ours under its prefix; our own mistakes have no name.
    private static String resourceId(ErrorAnswer answer, String code) {
        return answer.status().value() == 500 ? MASKED : RUNTIME + code;
    }

    private static String typeName(ErrorAnswer answer) {
        return switch (answer.status().value()) {
            case 412 -> "StorageException";
            case 500 -> "CommerceException";
            case 501 -> "FeatureNotSupportedException";
            case 503 -> answer.code().startsWith("Headquarter") ? "CommunicationException" : "StorageException";
            default -> "DataValidationException";
        };
    }
}
