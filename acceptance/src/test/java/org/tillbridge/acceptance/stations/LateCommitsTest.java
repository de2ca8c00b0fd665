package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spec E04: tills whose transactions stay open while the P-job runs as fast as it can.
@Tag("slow")
class LateCommitsTest {

    private static final int WRITERS = 16;
    private static final Duration RUN = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private final Set<UUID> committed = ConcurrentHashMap.newKeySet();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void nothingIsLostAndNothingTwiceWhereAReaderOfTheLargestCounterLosesRows() throws Exception {
        try (var headquarters = new TestHeadquarters(folder);
                var store = new TestStore("001", folder);
                var line = new TestLine(store, headquarters);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + RUN.toNanos();
            List<Future<?>> writers = writers(store, threads, end);
            Future<Set<Long>> naive = threads.submit(() -> readAboveTheLargest(store, writers));
            while (!allDone(writers)) {
                store.upload(line.line);
            }
            store.upload(line.line);
            for (Future<?> writer : writers) {
                writer.get(10, TimeUnit.SECONDS);
            }

            assertThat(committed.size()).isGreaterThan(WRITERS);
            assertThat(customersOf(headquarters))
                    .hasSize(committed.size())
                    .containsExactlyInAnyOrderElementsOf(committed);
            assertThat(headquarters.count("quarantine")).isZero();
            assertThat(store.count("outbox where session_id is null")).isZero();
            assertThat(naive.get(10, TimeUnit.SECONDS).size()).isLessThan(committed.size());
        }
    }

    private static List<UUID> customersOf(TestHeadquarters headquarters) {
        return headquarters
                .client()
                .sql("select customer_id from customer_request where kind = 'CREATE_CUSTOMER'")
                .query(UUID.class)
                .list();
    }

    private List<Future<?>> writers(TestStore store, ExecutorService threads, long end) {
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "Writer " + (char) ('A' + writer);
            writers.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    committed.add(store.database().inTransaction(() -> createAndStayOpen(store, name)));
                }
            }));
        }
        return writers;
    }

    /// The till's own work, in a transaction that is committed up to 20 ms later.
    private UUID createAndStayOpen(TestStore store, String name) {
        UUID customer = store.creates(name);
        try {
            assertThat(never.await(ThreadLocalRandom.current().nextInt(21), TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return customer;
    }

    /// What a reader sees that goes on above the largest counter it has seen.
    private static Set<Long> readAboveTheLargest(TestStore store, List<Future<?>> writers) {
        Set<Long> seen = new HashSet<>();
        long largest = 0;
        boolean last;
        do {
            last = allDone(writers);
            List<Long> rows = store.client()
                    .sql("select capture_no from outbox where capture_no > ? order by capture_no")
                    .param(largest)
                    .query(Long.class)
                    .list();
            seen.addAll(rows);
            largest = rows.isEmpty() ? largest : rows.getLast();
        } while (!last);
        return seen;
    }

    private static boolean allDone(List<Future<?>> writers) {
        return writers.stream().allMatch(Future::isDone);
    }
}
