package org.tillbridge.bench.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.bench.world.Servers;

/// Looks at counts only, never at times: the bench must not rot.
@Tag("slow")
class MixedRoundsTest {

    @TempDir
    Path folder;

    @Test
    void everyRequestOfEveryKindIsDone() throws IOException {
        var silent = new PrintWriter(Writer.nullWriter());

        List<MixedRound> rounds =
                MixedRounds.run(new ConvertRounds.Size(62, 2, 1), Servers.Profile.OFF, folder, silent);

        assertThat(rounds).singleElement().satisfies(round -> {
            assertThat(round.requests()).isEqualTo(62);
            assertThat(round.ofCreates()).isPositive();
        });
    }
}
