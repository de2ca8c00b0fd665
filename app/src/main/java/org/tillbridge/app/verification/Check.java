package org.tillbridge.app.verification;

import java.util.List;

/// What came of looking at one invariant.
///
/// @param name           `V1`
/// @param sentence       what must hold
/// @param rowsLookedAt   so that "nothing found" is told from "nothing looked at"
/// @param violationCount how many there are
/// @param violations     the first of them
/// @param notes          what could not be compared now, and why; nothing is wrong with it
public record Check(
        String name,
        String sentence,
        long rowsLookedAt,
        long violationCount,
        List<Violation> violations,
        List<String> notes) {

    public Check {
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }

    public boolean isClean() {
        return violationCount == 0;
    }
}
