package org.tillbridge.headquarters.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.access.RouteRule;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Lets a call in if the rule of its route names the caller's role, before a byte of its body is
/// read. A route without a rule lets nobody in.
final class RoleEntrance implements HandlerInterceptor {

    static final ErrorCode PERMISSION_MISSING = ErrorCode.user("PermissionMissing");

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
        if (rule.isPresent() && (rule.get().admits(Role.ANYONE) || isAdmittedStore(request, rule.get()))) {
            return true;
        }
        Optional<Operator> operator = operators.find(request);
        if (operator.isEmpty()) {
            Problems.unauthorized(response, "OperatorUnknown", "This call needs an operator's token");
            return false;
        }
        if (rule.isEmpty() || !rule.get().admits(operator.get().role())) {
            throw missing(request, operator.get(), rule.map(RouteRule::words).orElse("a rule that nobody wrote"));
        }
        return true;
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
