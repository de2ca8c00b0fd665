package org.tillbridge.channel.odata;

/// What a structured type has, by name.
public sealed interface Member {

    String name();

    /// A value of a primitive type, or nothing.
    record Simple(String name, EdmType type) implements Member {}

    /// A structure that is part of the whole.
    record Complex(String name, String type, Count count) implements Member {}

    /// Entities that hang on it and come only if `$expand` names them.
    record Navigation(String name, String type) implements Member {}

    /// A list of values of a primitive type.
    record Values(String name, EdmType type) implements Member {}

    /// How many there are.
    enum Count {
        ONE,
        MANY
    }
}
