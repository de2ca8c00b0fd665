package org.tillbridge.channel.odata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A type of things with members.
///
/// @param key the member entities are told apart by; null for a structure that is only part of
///   others
public record StructuredType(String name, @Nullable String key, List<Member> members) {

    public StructuredType {
        members = List.copyOf(members);
    }

    public Optional<String> findKey() {
        return Optional.ofNullable(key);
    }

    /// The type of a value that its JSON does not tell: `Date`.
    public Optional<String> findUnwrittenType(String member) {
        return members.stream()
                .filter(each -> each.name().equals(member))
                .flatMap(each -> each instanceof Member.Simple simple ? Stream.of(simple.type()) : Stream.of())
                .filter(type -> type != EdmType.STRING && type != EdmType.BOOLEAN)
                .map(type -> type.edmName().substring("Edm.".length()))
                .findFirst();
    }

    /// A member that is there always.
    boolean isRequired(Member member) {
        return member.name().equals(key);
    }
}
