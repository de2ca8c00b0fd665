package org.tillbridge.headquarters.accounts;

import java.util.List;

/// What became of customers who came with their account IDs.
///
/// @param there how many are here already, as they came
/// @param held  those that need a person, each with a reason
public record TakenOver(long takenOver, long there, List<Held> held) {

    public TakenOver {
        held = List.copyOf(held);
    }

    /// Whether it is done, or only looked at.
    public enum Intent {
        SAVE,
        PREVIEW
    }

    /// @param place which of those that came
    public record Held(int place, String code, String reason) {}
}
