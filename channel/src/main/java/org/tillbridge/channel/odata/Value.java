package org.tillbridge.channel.odata;

import java.util.List;

/// What stands on a side of a comparison.
public sealed interface Value {

    EdmType type();

    /// A property of the entity.
    record Property(String name, EdmType type) implements Value {}

    /// What the caller wrote, as the Java type of its own: String, BigDecimal, Boolean, LocalDate,
    /// OffsetDateTime.
    record Literal(EdmType type, Object value) implements Value {}

    record Null() implements Value {

        @Override
        public EdmType type() {
            return EdmType.NULL;
        }
    }

    record Call(Function function, List<Value> arguments) implements Value {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public EdmType type() {
            return function.result();
        }
    }
}
