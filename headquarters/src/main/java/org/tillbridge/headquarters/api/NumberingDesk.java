package org.tillbridge.headquarters.api;

import java.time.InstantSource;
import org.tillbridge.headquarters.numbers.NumberSequences;
import org.tillbridge.headquarters.numbers.SaveNumberSequence;
import org.tillbridge.kernel.sql.Database;

/// What an operator may see and decide about number sequences.
public record NumberingDesk(NumberSequences sequences, SaveNumberSequence save) {

    public static NumberingDesk of(Database database, InstantSource clock) {
        return new NumberingDesk(new NumberSequences(database), new SaveNumberSequence(database, clock));
    }
}
