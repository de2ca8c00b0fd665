package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.headquarters.operators.Operator;
import org.tillbridge.headquarters.operators.Permission;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Lets in only calls that carry an operator's token, and those that change something, a look before
/// it included, only with the permission to.
final class OperatorEntrance implements HandlerInterceptor {

    static final ErrorCode PERMISSION_MISSING = ErrorCode.user("PermissionMissing");

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final KnownOperators operators;

    OperatorEntrance(KnownOperators operators) {
        this.operators = operators;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Operator> operator = operators.find(request);
        if (operator.isEmpty()) {
            Problems.unauthorized(response, "OperatorUnknown", "This call needs an operator's token");
            return false;
        }
        Permission needed = LOOKING.contains(request.getMethod()) ? Permission.READ : Permission.REPAIR;
        if (!operator.get().permission().permits(needed)) {
            throw new TillbridgeException(
                    PERMISSION_MISSING,
                    "Token %s has the permission %s; %s %s needs %s. Use another token, or have one made: tillbridge tokens add NAME --permission repair"
                            .formatted(
                                    operator.get().name(),
                                    operator.get().permission(),
                                    request.getMethod(),
                                    request.getRequestURI(),
                                    needed));
        }
        return true;
    }
}
