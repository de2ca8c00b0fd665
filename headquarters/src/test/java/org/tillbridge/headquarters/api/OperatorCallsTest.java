package org.tillbridge.headquarters.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.tillbridge.kernel.error.TillbridgeException;

final class OperatorCallsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final OperatorCalls calls = new OperatorCalls(10, nanos::get);

    private TillbridgeException refusal(String caller) {
        return catchThrowableOfType(TillbridgeException.class, () -> calls.enter(caller));
    }

    @Test
    void tokenOverItsRateIsSentAwayAloneAndComesBackASecondLater() {
        IntStream.range(0, 20).forEach(call -> calls.enter("anna").leave());

        var answer = new Problems().known(refusal("anna"));

        assertThat(answer.getStatusCode().value()).isEqualTo(429);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThatCode(() -> calls.enter("helpdesk")).doesNotThrowAnyException();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatCode(() -> calls.enter("anna")).doesNotThrowAnyException();
    }

    @Test
    void tokenWithTooManyCallsUnderWayWaitsForOneToEnd() {
        var patient = new OperatorCalls(100, nanos::get);
        CallBucket first = patient.enter("anna");
        IntStream.range(1, 32).forEach(call -> patient.enter("anna"));

        assertThat(catchThrowableOfType(TillbridgeException.class, () -> patient.enter("anna"))
                        .code())
                .isEqualTo(OperatorCalls.TOO_OFTEN);
        first.leave();
        assertThatCode(() -> patient.enter("anna")).doesNotThrowAnyException();
    }
}
