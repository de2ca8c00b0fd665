package org.tillbridge.channel.odata;

import java.util.List;
import java.util.Map;

/// Everything a door has, as clients are told in `$metadata`.
///
/// @param sets the type of each entity set, by the set's name
public record Schema(String namespace, List<StructuredType> types, List<Action> actions, Map<String, String> sets) {

    static final String CONTAINER = "CommerceContext";

    /// One of a type, or a list of them.
    public record Typed(String type, Member.Count count) {}

    /// Something that is done with an entity or a set of them.
    ///
    /// @param on      the entities
    /// @param returns what comes back
    public record Action(String name, Typed on, List<Member> parameters, Typed returns) {

        public Action {
            parameters = List.copyOf(parameters);
        }
    }

    public Schema {
        types = List.copyOf(types);
        actions = List.copyOf(actions);
        sets = Map.copyOf(sets);
    }

    /// The name of a type with its namespace.
    String full(String type) {
        return namespace + "." + type;
    }

    String of(Typed typed) {
        return typed.count() == Member.Count.MANY ? list(typed.type()) : full(typed.type());
    }

    String list(String type) {
        return "Collection(" + full(type) + ")";
    }
}
