package org.tillbridge.headquarters.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedInputTest {

    private final AtomicLong nanos = new AtomicLong();

    /// A line that brings so many bytes each second.
    private InputStream line(int bytesPerSecond, int bytes) {
        var line = new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                return super.read(buffer, offset, Math.min(length, bytesPerSecond));
            }
        };
        return new PacedInput(line, "Session 1", nanos::get);
    }

    @Test
    void lineThatBringsAByteASecondIsCutOffAfterAMoment() {
        assertThatThrownBy(() -> line(1, 1_000).readAllBytes())
                .hasMessageContainingAll("Session 1", "21 bytes in 21 s", "the store begins it again");
    }

    @Test
    void slowLineThatGoesOnIsLetFinish() throws IOException {
        assertThat(line(400, 100_000).readAllBytes()).hasSize(100_000);
    }
}
