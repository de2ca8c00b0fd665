package org.tillbridge.exchange.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

class BackOffTest {

    private static final ErrorCode AWAY = ErrorCode.outage("HeadquartersAway");
    private static final int STORES = 10_000;

    private static Map<Long, Long> storesBySecond(int failures, RuntimeException failure) {
        var backOff = new BackOff(Duration.ofSeconds(30), new SplittableRandom(20_261_121));
        return IntStream.range(0, STORES)
                .mapToObj(store -> backOff.pause(failures, failure).toSeconds())
                .collect(Collectors.groupingBy(second -> second, TreeMap::new, Collectors.counting()));
    }

    /// H42
    @Test
    void storesThatWereCutOffForHoursComeBackSpreadOverHalfAMinute() {
        Map<Long, Long> bySecond = storesBySecond(300, new TillbridgeException(AWAY, "away"));

        assertThat(bySecond).hasSizeBetween(30, 31);
        assertThat(bySecond.values()).allMatch(stores -> stores < STORES / 20);
    }

    @Test
    void firstPauseIsShort() {
        assertThat(storesBySecond(1, new TillbridgeException(AWAY, "away"))).containsOnlyKeys(0L);
    }

    @Test
    void storesThatWereToldWhenToComeBackComeLaterAndNotTogether() {
        RuntimeException busy = TillbridgeException.retryAfter(Duration.ofSeconds(20), AWAY, "busy");

        Map<Long, Long> bySecond = storesBySecond(1, busy);

        assertThat(bySecond.keySet()).allMatch(second -> second >= 20 && second <= 40);
        assertThat(bySecond.values()).allMatch(stores -> stores < STORES / 10);
    }
}
