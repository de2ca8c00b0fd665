package org.tillbridge.channel.odata;

import java.util.Map;
import java.util.Set;

/// What a query of one entity set may name.
///
/// @param properties what conditions and orders may name
/// @param parts what conditions may name of the parts of an entity, by the list they are in
/// @param members everything `$select` may name
/// @param navigations what `$expand` may name, with what `$select` may name of it
public record QueryModel(
        Map<String, EdmType> properties,
        Map<String, Map<String, EdmType>> parts,
        Set<String> members,
        Map<String, Set<String>> navigations) {

    public QueryModel {
        properties = Map.copyOf(properties);
        parts = Map.copyOf(parts);
        members = Set.copyOf(members);
        navigations = Map.copyOf(navigations);
    }
}
