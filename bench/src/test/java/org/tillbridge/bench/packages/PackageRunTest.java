package org.tillbridge.bench.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at counts only, never at times: the bench must not rot.
@Tag("slow")
class PackageRunTest {

    @TempDir
    Path folder;

    @Test
    void everyCustomerOfAFullPackageIsApplied() throws IOException {
        assertThat(PackageRun.run(200, folder).customers()).isEqualTo(200);
    }

    @Test
    void everyChangedCustomerArrivesOutOfFewAndOutOfMany() {
        var size = new DeltaRounds.Size(10, 100, 1000, 1);

        assertThat(DeltaRounds.run(size, folder, new PrintWriter(Writer.nullWriter())))
                .hasSize(1);
    }
}
