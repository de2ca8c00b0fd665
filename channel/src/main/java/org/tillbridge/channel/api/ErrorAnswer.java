package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// What is wrong, in the shape the caller reads: problem details (RFC 9457); with an `error` beside
/// them for clients of OData; or the original's envelope for its own clients, who name its version.
///
/// @param traceId under which the log knows it
record ErrorAnswer(HttpStatusCode status, List<Problem> problems, String traceId) {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String SEVERAL = "AggregateValidationError";

    ErrorAnswer {
        problems = List.copyOf(problems);
    }

    ResponseEntity<Object> to(HttpServletRequest request) {
        boolean original = OperationHeaders.asksForOriginalErrors(request);
        var answer = ResponseEntity.status(status)
                .contentType(original ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(original ? OriginalError.of(this) : problem(request));
    }

    String code() {
        return problems.size() > 1 ? SEVERAL : problems.getFirst().code();
    }

    String message() {
        return problems.getFirst().detail();
    }

    private ProblemDetail problem(HttpServletRequest request) {
        boolean several = problems.size() > 1;
        Problem first = problems.getFirst();
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, first.detail());
        body.setProperty("code", code());
        body.setProperty("traceId", traceId);
        if (several) {
            body.setProperty("errors", problems);
        } else {
            setIfPresent(body, "target", first.target());
            setIfPresent(body, "limit", first.limit());
        }
        if (AnswerFormat.isOfOData(request) || AnswerFormat.acceptsJson(request)) {
            body.setProperty("error", error());
        }
        return body;
    }

    /// As OData has it: JSON format 21.1.
    private Map<String, Object> error() {
        Map<String, Object> error = described(code(), message(), problems.size() > 1 ? null : problems.getFirst());
        if (problems.size() > 1) {
            error.put(
                    "details",
                    problems.stream()
                            .map(problem -> described(problem.code(), problem.detail(), problem))
                            .toList());
        }
        return error;
    }

    private static Map<String, Object> described(String code, String message, @Nullable Problem problem) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("code", code);
        described.put("message", message);
        if (problem != null && problem.target() != null) {
            described.put("target", problem.target());
        }
        return described;
    }

    private static void setIfPresent(ProblemDetail body, String name, @Nullable Object value) {
        if (value != null) {
            body.setProperty(name, value);
        }
    }
}
