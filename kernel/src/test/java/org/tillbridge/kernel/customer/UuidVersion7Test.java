package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidVersion7Test {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void carriesVersionVariantAndMilliseconds() {
        UUID made = new UuidVersion7(() -> NOON, new Random(1)).get();

        assertThat(made.version()).isEqualTo(7);
        assertThat(made.variant()).isEqualTo(2);
        assertThat(made.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void risesStrictlyWithinAMillisecond() {
        var source = new UuidVersion7(() -> NOON, new Random(2));

        List<String> made =
                Stream.generate(source).limit(10_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void risesAlsoWhenTheClockStepsBack() {
        var ticks = Stream.of(5L, 3L, 9L, 1L).iterator();
        InstantSource clock = () -> NOON.plusSeconds(ticks.next());
        var source = new UuidVersion7(clock, new Random(3));

        List<String> made = Stream.generate(source).limit(4).map(UUID::toString).toList();

        assertThat(made).isSorted();
    }

    @Test
    void eightThreadsNeverGetTheSameOne() throws InterruptedException {
        var source = new UuidVersion7(() -> NOON, new Random(4));
        Set<UUID> made = Collections.synchronizedSet(new HashSet<>());

        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(n -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        made.add(source.get());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(made).hasSize(8_000);
    }
}
