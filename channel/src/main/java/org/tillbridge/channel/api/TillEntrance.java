package org.tillbridge.channel.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tillbridge.channel.staff.StaffMember;
import org.tillbridge.channel.staff.StoreStaff;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.access.RouteRule;

/// Lets a call in if the rule of its route names the caller's role; each request of a batch is such
/// a call. A route without a rule lets nobody in.
final class TillEntrance implements HandlerInterceptor {

    private static final String MEMBER = StaffMember.class.getName();
    private static final String BEARER = "Bearer ";

    private final Stores stores;
    private final LogOn logOn;

    TillEntrance(Stores stores, LogOn logOn) {
        this.stores = stores;
        this.logOn = logOn;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Optional<RouteRule> rule = RouteRule.of(method.getMethod());
        if (rule.isPresent() && rule.get().admits(Role.ANYONE)) {
            return true;
        }
        Optional<StaffMember> member = token(request)
                .flatMap(token -> stores.requireStaff(request.getLocalPort(), request.getHeader("OUN"))
                        .find(token));
        member.ifPresent(known -> request.setAttribute(MEMBER, known));
        if (logOn == LogOn.OPEN) {
            return true;
        }
        if (member.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw Refusal.of(
                    HttpStatus.UNAUTHORIZED,
                    Problem.of("LogOnRequired", "This call needs someone who has logged on: POST /Commerce/Logon"));
        }
        requireRole(member.get(), rule);
        return true;
    }

    private static void requireRole(StaffMember member, Optional<RouteRule> rule) {
        if (rule.filter(found -> found.admits(member.role())).isEmpty()) {
            String needed = rule.map(RouteRule::words).orElse("a rule that nobody wrote");
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    Problem.of(
                            "PermissionMissing",
                            "%s has the role %s; this needs %s"
                                    .formatted(member.staffId(), member.role().word(), needed)));
        }
    }

    static Optional<StoreStaff.Token> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header ->
                        new StoreStaff.Token(header.substring(BEARER.length()).strip()));
    }

    /// The ID of who has logged on, where the call says so.
    static Optional<String> staffId(HttpServletRequest request) {
        return request.getAttribute(MEMBER) instanceof StaffMember member
                ? Optional.of(member.staffId())
                : Optional.empty();
    }
}
