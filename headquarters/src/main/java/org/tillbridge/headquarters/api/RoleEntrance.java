package org.tillbridge.headquarters.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.access.RouteRule;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Lets a call in if the rule of its route names the caller's role, before a byte of its body is
/// read. A route without a rule lets nobody in.
final class RoleEntrance implements HandlerInterceptor {

    static final ErrorCode PERMISSION_MISSING = ErrorCode.user("PermissionMissing");
    static final ErrorCode CSRF_TOKEN_WRONG = ErrorCode.user("CsrfTokenWrong");
    static final String CSRF_HEADER = "Tillbridge-CSRF-Token";

    private static final long MOST_OF_ANYONE = 16 << 10;
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final KnownOperators operators;

    RoleEntrance(KnownOperators operators) {
        this.operators = operators;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Optional<RouteRule> rule =
                handler instanceof HandlerMethod method ? RouteRule.of(method.getMethod()) : Optional.empty();
        if (rule.isPresent() && rule.get().admits(Role.ANYONE)) {
            requireLittle(request);
            return true;
        }
        if (rule.isPresent() && isAdmittedStore(request, rule.get())) {
            return true;
        }
        Optional<Operator> operator = operators.find(request);
        if (operator.isEmpty()) {
            Problems.unauthorized(
                    response,
                    "OperatorUnknown",
                    "This call needs an operator's token, or a session: POST /api/v1/sign-ins");
            return false;
        }
        if (rule.isEmpty() || !rule.get().admits(operator.get().role())) {
            throw missing(request, operator.get(), rule.map(RouteRule::words).orElse("a rule that nobody wrote"));
        }
        if (operators.hasSession(request)) {
            requireOwnPage(request);
            operators.renewed(request).ifPresent(cookie -> SessionCookie.set(request, response, cookie));
        }
        return true;
    }

    /// A cookie comes along whoever made the browser call; the token is known to the console's pages
    /// alone.
    private void requireOwnPage(HttpServletRequest request) {
        String expected = operators.session(request).orElseThrow().csrfToken();
        String carried = request.getHeader(CSRF_HEADER);
        if (!LOOKING.contains(request.getMethod())
                && (carried == null || !Sha256.hexOf(carried).equals(Sha256.hexOf(expected)))) {
            throw new TillbridgeException(
                    CSRF_TOKEN_WRONG,
                    "A call that changes something carries the session's token in the header %s; GET /api/v1/sign-ins/current tells it"
                            .formatted(CSRF_HEADER));
        }
    }

    /// Whoever calls may not send much.
    private static void requireLittle(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST_OF_ANYONE || request.getHeader("Transfer-Encoding") != null) {
            throw new TillbridgeException(
                    Spool.TOO_LARGE,
                    "%s takes at most %d bytes, and says their number first (Content-Length)"
                            .formatted(request.getRequestURI(), MOST_OF_ANYONE));
        }
    }

    private static boolean isAdmittedStore(HttpServletRequest request, RouteRule rule) {
        return rule.admits(Role.STORE) && StoreEntrance.hasStore(request);
    }

    private static TillbridgeException missing(HttpServletRequest request, Operator operator, String needed) {
        return new TillbridgeException(
                PERMISSION_MISSING,
                "%s has the role %s; %s %s needs %s. Use a token of that role, or have one made: tillbridge tokens add NAME --role ROLE"
                        .formatted(
                                operator.name(),
                                operator.role().word(),
                                request.getMethod(),
                                request.getRequestURI(),
                                needed));
    }
}
