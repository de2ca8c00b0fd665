package org.tillbridge.headquarters.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.tillbridge.kernel.error.TillbridgeException;

class ProblemsTest {

    @Test
    void whoIsSentAwayIsToldOneTimeToComeBack() {
        var busy = TillbridgeException.retryAfter(Duration.ofSeconds(25), AdmitCalls.BUSY, "busy");

        var answer = new Problems().known(busy);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().get(HttpHeaders.RETRY_AFTER)).containsExactly("25");
    }
}
