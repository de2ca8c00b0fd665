package org.tillbridge.acceptance.gates;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.tillbridge.channel.api.StoreDoor;
import org.tillbridge.headquarters.api.HeadquartersDoor;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.access.RouteRule;

/// A route of a door, as its handler says it, and its rule.
///
/// @param rule empty where the handler has none
record DoorRoute(String verb, String path, Optional<RouteRule> rule) {

    static List<DoorRoute> ofHeadquarters() {
        Import resources = Objects.requireNonNull(HeadquartersDoor.class.getAnnotation(Import.class));
        return sorted(Stream.of(resources.value()));
    }

    static List<DoorRoute> ofStore() {
        return sorted(Stream.of(StoreDoor.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(Method::getReturnType));
    }

    /// Whether its rule lets this role in.
    boolean admits(Role role) {
        return rule.filter(found -> found.admits(role)).isPresent();
    }

    /// Something for every name in its path; the first of what it may be, where it says so.
    String somePath() {
        return path.replaceAll("\\{\\w+:(\\w[\\w-]*)[^}]*}", "$1")
                .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    private static List<DoorRoute> sorted(Stream<Class<?>> resources) {
        return resources
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .flatMap(DoorRoute::of)
                .sorted(Comparator.comparing(DoorRoute::path).thenComparing(DoorRoute::verb))
                .toList();
    }

    private static Stream<DoorRoute> of(Method handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        Optional<RouteRule> rule = RouteRule.of(handler);
        return base(handler.getDeclaringClass())
                .flatMap(base -> orEmpty(mapping.path()).map(base::concat))
                .flatMap(path -> verbs(mapping.method()).map(verb -> new DoorRoute(verb, path, rule)));
    }

    private static Stream<String> base(Class<?> resource) {
        @Nullable RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(resource, RequestMapping.class);
        return mapping == null ? Stream.of("") : orEmpty(mapping.path());
    }

    private static Stream<String> orEmpty(String[] paths) {
        return paths.length == 0 ? Stream.of("") : Stream.of(paths);
    }

    private static Stream<String> verbs(RequestMethod[] methods) {
        return methods.length == 0 ? Stream.of("GET") : Stream.of(methods).map(Enum::name);
    }
}
