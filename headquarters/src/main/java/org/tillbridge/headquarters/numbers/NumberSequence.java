package org.tillbridge.headquarters.numbers;

import java.util.List;

/// A number sequence as it stands.
///
/// @param format        as a person wrote it: `{legal-entity}-####`
/// @param pattern       with its scopes filled in: `demo-####`
/// @param nextNumbers   the next three as they will look; fewer near the end
/// @param highest       the highest number as it will look
/// @param usedPercent   of the highest number, rounded down
public record NumberSequence(
        SequenceKey key,
        String format,
        String pattern,
        long nextNumber,
        long highestNumber,
        Counting counting,
        State state,
        List<String> nextNumbers,
        String highest,
        int usedPercent) {

    /// From this share on a person is warned.
    static final int NEARLY = 90;

    /// Whether a number that was not given is missed.
    public enum Counting {
        CONTINUOUS,
        WITH_GAPS
    }

    /// Whether it gives numbers.
    public enum State {
        READY,
        NEARLY_USED,
        EXHAUSTED,
        BLOCKED,
        MANUAL
    }

    public NumberSequence {
        nextNumbers = List.copyOf(nextNumbers);
    }

    static State state(long nextNumber, long highestNumber, int usedPercent) {
        if (nextNumber > highestNumber) {
            return State.EXHAUSTED;
        }
        return usedPercent >= NEARLY ? State.NEARLY_USED : State.READY;
    }
}
