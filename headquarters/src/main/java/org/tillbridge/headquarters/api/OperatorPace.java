package org.tillbridge.headquarters.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Sends a person or program away that calls too often, too much at once, or with too large a body,
/// before a byte of it is read.
final class OperatorPace implements HandlerInterceptor {

    static final ErrorCode TOO_LARGE = ErrorCode.data("BodyTooLarge");

    private static final String ENTERED = OperatorPace.class.getName();
    private static final long LARGEST_BODY = 16L << 20;
    private static final Pattern BLANK = Pattern.compile("=(?:\\+|%20|%09|%0[AaDd])+(?:&|$)");

    private final KnownOperators operators;
    private final OperatorCalls calls;

    OperatorPace(KnownOperators operators, OperatorCalls calls) {
        this.operators = operators;
        this.calls = calls;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Optional<Operator> operator = operators.find(request);
        operator.ifPresent(caller -> request.setAttribute(ENTERED, calls.enter(caller.name())));
        requireSize(request);
        requireStorable(request);
        requireWords(request);
        return true;
    }

    private static void requireSize(HttpServletRequest request) {
        if (request.getHeader("Transfer-Encoding") != null) {
            throw new TillbridgeException(
                    ErrorCode.data("LengthMissing"), "A call says the length of its body first (Content-Length)");
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw new TillbridgeException(
                    TOO_LARGE,
                    "The body of %s %s has %d bytes, more than %d MB; it was not read. Send it in parts"
                            .formatted(
                                    request.getMethod(),
                                    request.getRequestURI(),
                                    request.getContentLengthLong(),
                                    LARGEST_BODY >> 20));
        }
    }

    /// No text of the database holds this character.
    private static void requireStorable(HttpServletRequest request) {
        if (String.valueOf(request.getQueryString()).contains("%00")) {
            throw new TillbridgeException(
                    ErrorCode.data("NulCharacter"),
                    "A parameter of %s %s has the character NUL; leave it out"
                            .formatted(request.getMethod(), request.getRequestURI()));
        }
    }

    /// A blank names nothing: a filter would be wider than was asked.
    private static void requireWords(HttpServletRequest request) {
        if (BLANK.matcher(String.valueOf(request.getQueryString())).find()) {
            throw new TillbridgeException(
                    ErrorCode.data("BlankParameter"),
                    "A parameter of %s %s is blank; leave it out"
                            .formatted(request.getMethod(), request.getRequestURI()));
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ENTERED) instanceof CallBucket bucket) {
            request.removeAttribute(ENTERED);
            bucket.leave();
        }
    }
}
