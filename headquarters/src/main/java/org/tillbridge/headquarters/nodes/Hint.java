package org.tillbridge.headquarters.nodes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A word from one headquarters process to the others: look there now.
///
/// @param about the stores it is about; none = all
public record Hint(Kind kind, List<String> about) {

    /// What PostgreSQL takes, with room to spare.
    private static final int LONGEST = 7_000;

    public Hint {
        about = List.copyOf(about);
    }

    /// What has happened.
    public enum Kind {
        /// A session was applied: its requests wait for conversion.
        SESSION_APPLIED,
        /// A release was named; the stores of it whose requests were answered.
        RELEASED,
        /// A store was asked for something.
        ASKED,
        /// A schedule or a job changed, or is due.
        SCHEDULES,
        /// Whether anybody may be numbered has to be looked at again.
        LEDGER
    }

    static Hint of(Kind kind, Collection<String> about) {
        return new Hint(kind, about.stream().sorted().toList());
    }

    /// As it is sent: `node kind store store`. Too many stores are all stores.
    String payload(UUID node) {
        String payload = String.join(" ", node.toString(), kind.name(), String.join(" ", about))
                .strip();
        return payload.length() <= LONGEST ? payload : node + " " + kind.name();
    }

    /// Empty for the node's own, and for what a later version says.
    static Optional<Hint> read(String payload, UUID self) {
        List<String> words = List.of(payload.split(" "));
        if (words.size() < 2 || words.getFirst().equals(self.toString())) {
            return Optional.empty();
        }
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(words.get(1)))
                .map(kind -> new Hint(kind, words.subList(2, words.size())))
                .findFirst();
    }
}
