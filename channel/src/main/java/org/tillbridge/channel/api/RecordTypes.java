package org.tillbridge.channel.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.odata.EdmType;
import org.tillbridge.channel.odata.Member;
import org.tillbridge.channel.odata.Member.Complex;
import org.tillbridge.channel.odata.Member.Count;
import org.tillbridge.channel.odata.Member.Simple;
import org.tillbridge.channel.odata.StructuredType;

/// Types of `$metadata` that are taken from the records that are answered: what is answered is what
/// is described.
final class RecordTypes {

    private static final Map<Class<?>, EdmType> SIMPLE = Map.of(
            int.class, EdmType.INT32,
            Integer.class, EdmType.INT32,
            long.class, EdmType.INT64,
            boolean.class, EdmType.BOOLEAN,
            BigDecimal.class, EdmType.DECIMAL,
            Instant.class, EdmType.DATE_TIME_OFFSET,
            LocalDate.class, EdmType.DATE);

    private final Map<Class<?>, String> names;

    private RecordTypes(Map<Class<?>, String> names) {
        this.names = names;
    }

    /// @param names of the records, by the record; a record one of them has in a list is among them
    /// @param keys  of those that are entities, by name
    static List<StructuredType> of(Map<Class<?>, String> names, Map<String, String> keys) {
        var types = new RecordTypes(new LinkedHashMap<>(names));
        List<StructuredType> all = new ArrayList<>();
        names.forEach((record, name) -> all.add(types.type(record, name, keys.get(name))));
        all.sort(Comparator.comparing(StructuredType::name));
        return List.copyOf(all);
    }

    private StructuredType type(Class<?> record, String name, @Nullable String key) {
        return new StructuredType(
                name,
                key,
                Arrays.stream(record.getRecordComponents()).map(this::member).toList());
    }

    private Member member(RecordComponent component) {
        String own = component.getName();
        String name = Character.toUpperCase(own.charAt(0)) + own.substring(1);
        if (component.getGenericType() instanceof ParameterizedType list) {
            Type of = list.getActualTypeArguments()[0];
            return new Complex(name, String.valueOf(names.get(of)), Count.MANY);
        }
        return new Simple(name, SIMPLE.getOrDefault(component.getType(), EdmType.STRING));
    }
}
