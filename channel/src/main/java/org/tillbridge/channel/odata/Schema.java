package org.tillbridge.channel.odata;

import java.util.List;
import java.util.Map;

/// Everything a door has, as clients are told in `$metadata`.
///
/// @param sets the type of each entity set, by the set's name
public record Schema(String namespace, List<StructuredType> types, List<Action> actions, Map<String, String> sets) {

    static final String CONTAINER = "CommerceContext";

    /// Something that is done with a set of entities.
    ///
    /// @param of   the entities
    /// @param returns what a list of comes back
    public record Action(String name, String of, List<Member> parameters, String returns) {

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

    String list(String type) {
        return "Collection(" + full(type) + ")";
    }
}
