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
class ConvertRoundsTest {

    @TempDir
    Path folder;

    @Test
    void everyCustomerOfEveryVariantArrivesInEveryDatabase() throws IOException {
        var size = new ConvertRounds.Size(301, 3, 1);
        var silent = new PrintWriter(Writer.nullWriter());

        List<ConvertRound> rounds = ConvertRounds.run(size, Servers.Profile.OFF, folder, silent);

        assertThat(rounds).singleElement().satisfies(round -> {
            assertThat(round.number()).isEqualTo(1);
            assertThat(round.customers()).isEqualTo(301);
            assertThat(round.times().total()).isPositive();
        });
    }
}
