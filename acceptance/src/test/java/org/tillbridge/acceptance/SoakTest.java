package org.tillbridge.acceptance;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.BusyTills;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.sql.Database;

/// A long day: customers are created and changed at every store without a pause, so that P-0001
/// and 1010 are always at work in the same databases, on the same customers.
///
/// `-Dtillbridge.soak=PT1M` is a short one.
@Tag("long")
class SoakTest {

    private static final Duration LENGTH = Duration.parse(System.getProperty("tillbridge.soak", "PT30M"));
    private static final int CHANGERS = 2;
    private static final int SAME_CUSTOMERS = 100;

    private static Chain chain;

    @BeforeAll
    static void open() {
        chain = Chain.continuous("riga", "oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// I26
    @Test
    void uploadsAndDownloadsRunTogetherForHalfAnHourWithoutADeadlock() throws Exception {
        long end = System.nanoTime() + LENGTH.toNanos();
        try (var tills = new BusyTills(chain.tills().stream().map(Till::door).toList());
                ExecutorService changers = Executors.newVirtualThreadPerTaskExecutor()) {
            tills.awaitMore(CHANGERS);
            List<Future<Integer>> changes = Stream.iterate(0, seed -> seed + 1)
                    .limit(CHANGERS)
                    .map(seed -> changers.submit(changing(tills, new Random(seed), end)))
                    .toList();

            int changed = 0;
            for (Future<Integer> each : changes) {
                assertThat(each.get()).isPositive();
                changed += each.get();
            }
            tills.close();
            System.out.printf(
                    "soak %s: %d customers created, %d changes%n",
                    LENGTH, tills.acknowledged().size(), changed);
        }

        await().atMost(10, MINUTES).until(chain::rest, Rest::isClean);
        assertThat(deadlocks()).as("deadlocks, per database").containsOnly(0L);
    }

    /// The same customer at both stores, so that what comes down meets what goes up.
    private static Callable<Integer> changing(BusyTills tills, Random random, long end) {
        return () -> {
            int changes = 0;
            List<String> customers = List.of();
            for (int round = 0; System.nanoTime() < end; round++) {
                if (round % SAME_CUSTOMERS == 0) {
                    customers = List.copyOf(tills.acknowledged().values());
                }
                String customer = customers.get(random.nextInt(customers.size()));
                changes += change(customer, "{\"FirstName\": \"Changed %d\"}".formatted(changes));
            }
            return changes;
        };
    }

    private static int change(String customer, String fields) {
        List<Till> knowing = chain.tills().stream()
                .filter(till -> till.tryFind(customer).isPresent())
                .toList();
        knowing.forEach(till -> till.change(customer, fields));
        return knowing.size();
    }

    private static List<Long> deadlocks() {
        Stream<Database> databases = Stream.concat(
                Stream.of(chain.headquarters().database()),
                chain.tills().stream().map(till -> till.store().database()));
        return databases
                .map(database -> database.client()
                        .sql("select deadlocks from pg_stat_database where datname = current_database()")
                        .query(Long.class)
                        .single())
                .toList();
    }
}
