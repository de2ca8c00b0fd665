package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.people.SignIn;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Every error as RFC 9457 problem details with a `code`; a stack trace goes to the log, never to a
/// caller.
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<ErrorCode> TOO_LARGE = Set.of(Spool.TOO_LARGE, OperatorPace.TOO_LARGE);
    private static final Set<ErrorCode> TOO_OFTEN =
            Set.of(AdmitCalls.TOO_MANY, OperatorCalls.TOO_OFTEN, SignIn.TOO_MANY);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> known(TillbridgeException e) {
        HttpStatus status = switch (e.kind()) {
            case USER -> refusal(e.code());
            case DATA -> TOO_LARGE.contains(e.code()) ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
            case OUTAGE -> outage(e.code());
            case BUG -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        String detail = status == HttpStatus.INTERNAL_SERVER_ERROR
                ? "Tillbridge made a mistake"
                : String.valueOf(e.getMessage());
        String trace = e.retryAfter().isPresent() ? "" : trace(status, e);
        ResponseEntity<ProblemDetail> answer = answer(status, e.code().name(), detail, trace);
        return e.retryAfter()
                .map(pause -> ResponseEntity.status(answer.getStatusCode())
                        .headers(headers -> {
                            headers.putAll(answer.getHeaders());
                            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds()));
                        })
                        .body(answer.getBody()))
                .orElse(answer);
    }

    private static HttpStatus refusal(ErrorCode code) {
        if (code.equals(RoleEntrance.PERMISSION_MISSING) || code.equals(RoleEntrance.CSRF_TOKEN_WRONG)) {
            return HttpStatus.FORBIDDEN;
        }
        if (code.equals(SignInsResource.SIGN_IN_REFUSED)) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (code.equals(ReadChanges.EXPIRED)) {
            return HttpStatus.GONE;
        }
        return code.name().endsWith("Unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }

    private static HttpStatus outage(ErrorCode code) {
        if (TOO_OFTEN.contains(code)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        return code.equals(PacedInput.TOO_SLOW) ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.SERVICE_UNAVAILABLE;
    }

    /// Lines break every day, and the store asks again: nobody is there to be answered.
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    @Nullable
    ResponseEntity<ProblemDetail> callerGone(Exception e) {
        LOG.info(
                "caller=gone reason=\"{}\"",
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return null;
    }

    /// A commit whose answer got lost is one of these: the store asks again, and learns what
    /// happened.
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        NonTransientDataAccessResourceException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException e) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "DatabaseAway",
                "The database is away; try again",
                trace(HttpStatus.SERVICE_UNAVAILABLE, e));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> unknown(Exception e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return callerGone(e);
        }
        if (e instanceof ErrorResponse spring) {
            HttpStatus status = HttpStatus.valueOf(spring.getStatusCode().value());
            return answer(
                    status, "RequestInvalid", String.valueOf(spring.getBody().getDetail()), trace(status, e));
        }
        if (e instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return answer(HttpStatus.BAD_REQUEST, "RequestInvalid", "The body is not the JSON this call takes", "");
        }
        if (e instanceof MethodArgumentTypeMismatchException other) {
            return answer(
                    HttpStatus.BAD_REQUEST, "RequestInvalid", other.getName() + " is not what this call takes", "");
        }
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Mistake",
                "Tillbridge made a mistake",
                trace(HttpStatus.INTERNAL_SERVER_ERROR, e));
    }

    static void unauthorized(HttpServletResponse response, String code, String detail) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"status\":401,\"title\":\"Unauthorized\",\"code\":\"%s\",\"detail\":\"%s\"}"
                        .formatted(code, detail));
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, String detail, String trace) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        if (!trace.isEmpty()) {
            problem.setProperty("traceId", trace);
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem);
    }

    private static String trace(HttpStatus status, Exception e) {
        String trace = UUID.randomUUID().toString();
        if (status.value() == 500) {
            LOG.error("trace={} status=500", trace, e);
        } else {
            LOG.warn("trace={} status={} error=\"{}\"", trace, status.value(), e.getMessage());
        }
        return trace;
    }
}
