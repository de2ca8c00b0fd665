package org.tillbridge.headquarters.api;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tillbridge.headquarters.openapi.DescribeApi;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What the API says about itself: OpenAPI 3.1, for programs. It names no customer and no secret;
/// anybody may read it.
@RestController
@Allowed(Role.ANYONE)
final class ApiResource {

    /// What all routes for operators begin with.
    static final String API = "/api/v1";

    static final String DESCRIPTION = API + "/openapi.json";

    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    /// Mutable: made when somebody asks first, which most headquarters are never asked.
    private volatile @Nullable String description;

    ApiResource(ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    @GetMapping(path = DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    String describe() {
        String known = description;
        if (known == null) {
            known = DescribeApi.run(API, others());
            description = known;
        }
        return known;
    }

    private Map<RequestMappingInfo, HandlerMethod> others() {
        return routes.getObject().getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType() != ApiResource.class)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
