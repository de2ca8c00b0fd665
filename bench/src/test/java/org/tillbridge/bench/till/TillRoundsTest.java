package org.tillbridge.bench.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at counts only, never at times: the bench must not rot.
@Tag("slow")
class TillRoundsTest {

    @TempDir
    Path folder;

    @Test
    void customersAreCreatedWithAndWithoutCapture() {
        assertThat(CaptureRounds.run(new CaptureRounds.Size(25, 1), folder))
                .singleElement()
                .satisfies(round -> {
                    assertThat(round.with()).isPositive();
                    assertThat(round.without()).isPositive();
                });
    }

    @Test
    void customersAreCreatedOverHttpAndByPgbench() throws IOException {
        assumeTrue(Pgbench.find().isPresent(), "pgbench is not installed");
        var size = new CreateRounds.Size(2, Duration.ofSeconds(1), 1);

        assertThat(CreateRounds.run(size, folder, new PrintWriter(Writer.nullWriter())))
                .singleElement()
                .satisfies(round -> {
                    assertThat(round.http().perSecond()).isPositive();
                    assertThat(round.pgbench().perSecond()).isPositive();
                });
    }
}
