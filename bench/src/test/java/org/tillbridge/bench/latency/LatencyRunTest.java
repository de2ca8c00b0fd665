package org.tillbridge.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.bench.world.Servers;

@Tag("slow")
class LatencyRunTest {

    @TempDir
    Path folder;

    @Test
    void everyCustomerOfTheScheduleIsSeenInEveryStore() {
        var load = new LatencyRun.Load(10, 2, 0, 2, 10);

        LatencyRun.Figures figures =
                LatencyRun.run(load, Servers.Profile.OFF, folder, new PrintWriter(Writer.nullWriter()));

        assertThat(figures.customers()).isEqualTo(20);
        assertThat(figures.everywhere().p50())
                .isGreaterThanOrEqualTo(figures.atOrigin().p50());
    }
}
