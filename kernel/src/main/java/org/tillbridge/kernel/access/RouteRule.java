package org.tillbridge.kernel.access;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rule of a route, as it stands at its handler.
///
/// @param roles the least that may call it
public record RouteRule(List<Role> roles) {

    public RouteRule {
        roles = List.copyOf(roles);
    }

    /// Empty where nobody said who may call it: then nobody may.
    public static Optional<RouteRule> of(Method handler) {
        Allowed own = handler.getAnnotation(Allowed.class);
        Allowed rule = own == null ? handler.getDeclaringClass().getAnnotation(Allowed.class) : own;
        return Optional.ofNullable(rule).map(found -> new RouteRule(List.of(found.value())));
    }

    public boolean admits(Role caller) {
        return roles.stream().anyMatch(caller::covers);
    }

    /// As people read it: `cashier or application`.
    public String words() {
        return roles.stream().map(Role::word).collect(Collectors.joining(" or "));
    }
}
