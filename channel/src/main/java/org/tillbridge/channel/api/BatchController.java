package org.tillbridge.channel.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/Commerce/$batch`: many requests in one, each answered as if it had come alone, by the same
/// routes. Each is a transaction of its own: one that is repeated with its key harms nothing.
@RestController
@RequestMapping("/Commerce")
final class BatchController {

    // What is kept of answers until all are there.
    private static final int LONGEST = 8 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<DispatcherServlet> routes;

    BatchController(Supplier<DispatcherServlet> routes) {
        this.routes = routes;
    }

    @PostMapping("/$batch")
    @Allowed(Role.ANYONE)
    ResponseEntity<JsonNode> run(HttpServletRequest request, HttpServletResponse response) {
        List<BatchPart> parts = BatchPart.list(RequestBody.read(request));
        boolean goesOn = OperationHeaders.goesOnAfterErrors(request);
        ObjectNode body = JSON.createObjectNode();
        ArrayNode answers = body.putArray("responses");
        var done = new Done(new HashMap<>());
        int length = 0;
        for (BatchPart part : parts) {
            PartAnswer answer = length > LONGEST ? PartAnswer.tooMuch() : answer(part, done, request, response);
            length += answer.length();
            done.answers().put(part.id(), answer);
            answers.add(answer.described(part.id()));
            if (answer.isError() && !goesOn) {
                break;
            }
        }
        return AnswerFormat.of(request).dress(ResponseEntity.ok()).body(body);
    }

    /// The answers so far, by the name of their request.
    private record Done(Map<String, PartAnswer> answers) {

        boolean failed(BatchPart part) {
            return part.dependsOn().stream().map(answers::get).anyMatch(answer -> answer == null || answer.isError());
        }
    }

    private PartAnswer answer(BatchPart part, Done done, HttpServletRequest request, HttpServletResponse response) {
        if (done.failed(part)) {
            return PartAnswer.of(
                    HttpStatus.FAILED_DEPENDENCY,
                    Problem.of("FailedDependency", "A request this one depends on failed; nothing was stored"));
        }
        var captured = new CapturedResponse(response);
        try {
            routes.get().service(new BatchedRequest(request, part, part.path(done.answers())), captured);
        } catch (IOException | ServletException e) {
            throw new TillbridgeException(ErrorCode.bug("BatchFailed"), "A request of a batch was not answered", e);
        }
        return captured.answer();
    }
}
