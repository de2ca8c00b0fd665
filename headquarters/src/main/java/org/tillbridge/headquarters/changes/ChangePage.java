package org.tillbridge.headquarters.changes;

import java.util.List;

/// Changes in the order they may be read.
///
/// @param next what the next page is behind, also when there is nothing yet
/// @param more whether there is one already
public record ChangePage(List<Change> changes, String next, boolean more) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
