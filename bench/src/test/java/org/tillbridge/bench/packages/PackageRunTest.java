package org.tillbridge.bench.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
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

    /// Spec I27
    @Test
    @Tag("long")
    void packageOfAMillionCustomersIsBuiltAndAppliedIn256Megabytes() throws Exception {
        Path log = folder.resolve("bench.log");
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tillbridge.bench.Bench",
                        "package",
                        "--work=" + folder.resolve("work"),
                        "--results=" + folder.resolve("results"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(bench.waitFor()).as(log.toString()).isZero();

        assertThat(Files.readString(log)).contains("1,000,000 customers with one address each");
    }

    @Test
    void everyChangedCustomerArrivesOutOfFewAndOutOfMany() {
        var size = new DeltaRounds.Size(10, 100, 1000, 1);

        assertThat(DeltaRounds.run(size, folder, new PrintWriter(Writer.nullWriter())))
                .hasSize(1);
    }
}
