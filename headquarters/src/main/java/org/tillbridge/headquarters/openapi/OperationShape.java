package org.tillbridge.headquarters.openapi;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;

/// What goes into an operation and comes out of it, as its method's signature says.
///
/// @param body null: none
record OperationShape(
        Operation operation, List<Given> given, @Nullable AnnotatedType body, AnnotatedType answer) {

    OperationShape {
        given = List.copyOf(given);
    }

    /// A parameter in the path or the query.
    ///
    /// @param usual what it is when it is not given; null: nothing
    record Given(
            String name,
            Place place,
            boolean required,
            AnnotatedType type,
            @Nullable String usual) {}

    enum Place {
        PATH,
        QUERY
    }

    static OperationShape of(Operation operation) {
        List<Given> given = new ArrayList<>();
        AnnotatedType body = null;
        for (Parameter parameter : operation.handler().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                body = parameter.getAnnotatedType();
            } else {
                given.addAll(given(operation, parameter));
            }
        }
        return new OperationShape(operation, given, body, operation.handler().getAnnotatedReturnType());
    }

    /// All types that have to be described.
    List<Type> types() {
        List<Type> types = new ArrayList<>();
        given.forEach(each -> types.add(each.type().getType()));
        if (body != null) {
            types.add(body.getType());
        }
        if (!isEmpty()) {
            types.add(answer.getType());
        }
        return types;
    }

    private static List<Given> given(Operation operation, Parameter parameter) {
        PathVariable path = parameter.getAnnotation(PathVariable.class);
        if (path != null) {
            String name = named(path.name(), parameter);
            return operation.chosen().containsKey(name)
                    ? List.of()
                    : List.of(new Given(name, Place.PATH, true, parameter.getAnnotatedType(), null));
        }
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (query != null && !Map.class.isAssignableFrom(parameter.getType())) {
            String usual = query.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? null : query.defaultValue();
            boolean required = query.required() && usual == null;
            return List.of(new Given(
                    named(query.name(), parameter), Place.QUERY, required, parameter.getAnnotatedType(), usual));
        }
        return parameter.isAnnotationPresent(ModelAttribute.class) ? components(parameter) : List.of();
    }

    private static List<Given> components(Parameter parameter) {
        List<Given> given = new ArrayList<>();
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
            given.add(new Given(component.getName(), Place.QUERY, false, component.getAnnotatedType(), null));
        }
        return given;
    }

    private static String named(String written, Parameter parameter) {
        return written.isEmpty() ? parameter.getName() : written;
    }

    /// Of an answer that is no error.
    int status() {
        ResponseStatus said = operation.handler().getAnnotation(ResponseStatus.class);
        return said == null ? HttpStatus.OK.value() : said.value().value();
    }

    boolean isEmpty() {
        return answer.getType() == void.class;
    }

    boolean isText() {
        return operation.answers().stream().anyMatch(type -> type.startsWith("text/"));
    }

    boolean hasTypedQuery() {
        return given.stream()
                .anyMatch(each -> each.required() || !each.type().getType().equals(String.class));
    }

    boolean isBytes() {
        return body != null && body.getType().equals(byte[].class);
    }
}
