package org.tillbridge.exchange.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void stepsRunAtTheSameTimeAndAnswerInTheirOrder() {
        var both = new CountDownLatch(2);

        List<String> answers = SideBySide.run(List.of(() -> meet(both, "one"), () -> meet(both, "two")));

        assertThat(answers).containsExactly("one", "two");
    }

    private static String meet(CountDownLatch both, String name) {
        both.countDown();
        try {
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return name;
    }

    @Test
    void failureOfOneIsThrownWhenTheOthersHaveEnded() {
        var failed = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Supplier<String> fails = () -> {
            failed.countDown();
            throw new IllegalArgumentException("no");
        };
        Supplier<String> works = () -> {
            meet(failed, "");
            ended.set(true);
            return "yes";
        };

        assertThatThrownBy(() -> SideBySide.run(List.of(fails, works))).isInstanceOf(IllegalArgumentException.class);

        assertThat(ended).isTrue();
    }
}
