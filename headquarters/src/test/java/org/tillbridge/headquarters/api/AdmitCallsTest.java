package org.tillbridge.headquarters.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.api.AdmitCalls.Kind;
import org.tillbridge.headquarters.api.AdmitCalls.Limits;
import org.tillbridge.headquarters.api.AdmitCalls.Place;
import org.tillbridge.kernel.error.TillbridgeException;

class AdmitCallsTest {

    private final AtomicLong nanos = new AtomicLong();

    private AdmitCalls calls(Limits limits, Duration patience) {
        return new AdmitCalls(limits, patience, nanos::get);
    }

    private static TillbridgeException refusal(Runnable call) {
        return catchThrowableOfType(TillbridgeException.class, call::run);
    }

    @Test
    void storeOverItsRateIsSentAwayAloneAndComesBackASecondLater() {
        AdmitCalls calls = calls(new Limits(8, 8, 10), Duration.ZERO);
        for (int call = 0; call < 20; call++) {
            calls.enter("riga").close();
        }

        TillbridgeException refused = refusal(() -> calls.enter("riga"));

        assertThat(refused.code()).isEqualTo(AdmitCalls.TOO_MANY);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(refused).hasMessageContainingAll("Store riga", "10 calls a second", "comes back in 1 s");
        assertThatCode(() -> calls.enter("oslo").close()).doesNotThrowAnyException();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        for (int call = 0; call < 10; call++) {
            calls.enter("riga").close();
        }
        assertThat(refusal(() -> calls.enter("riga"))).isNotNull();
    }

    @Test
    void storeHasNoMoreThanEightCallsUnderWay() {
        AdmitCalls calls = calls(Limits.USUAL, Duration.ZERO);
        List<Place> entered = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            entered.add(calls.enter("riga"));
        }

        assertThat(refusal(() -> calls.enter("riga")).code()).isEqualTo(AdmitCalls.TOO_MANY);

        entered.getFirst().close();
        assertThatCode(() -> calls.enter("riga").close()).doesNotThrowAnyException();
    }

    @Test
    void whoWaitsTooLongIsToldWhenToComeBackAndNotAllAtTheSameTime() {
        AdmitCalls calls = calls(new Limits(1, 1, 10), Duration.ofMillis(1));
        Place held = calls.takePlace(Kind.QUESTION);

        List<TillbridgeException> refused = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            refused.add(refusal(() -> calls.takePlace(Kind.QUESTION)));
        }

        assertThat(refused).allMatch(e -> e.code().equals(AdmitCalls.BUSY));
        assertThat(refused.stream().map(TillbridgeException::retryAfter).distinct())
                .hasSizeGreaterThan(3);
        held.close();
        assertThatCode(() -> calls.takePlace(Kind.QUESTION).close()).doesNotThrowAnyException();
    }

    @Test
    void transfersTakeNoPlaceFromQuestions() {
        AdmitCalls calls = calls(new Limits(1, 1, 10), Duration.ZERO);

        calls.takePlace(Kind.TRANSFER);

        assertThatCode(() -> calls.takePlace(Kind.QUESTION).close()).doesNotThrowAnyException();
    }

    @Test
    void whoWaitsIsServedInTheOrderOfComing() throws InterruptedException {
        AdmitCalls calls = calls(new Limits(1, 1, 10), Duration.ofMinutes(1));
        List<Integer> served = new CopyOnWriteArrayList<>();
        Place held = calls.takePlace(Kind.QUESTION);
        List<Thread> waiting = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            int number = call;
            Thread thread = Thread.ofPlatform().start(() -> calls.inTurn(() -> served.add(number)));
            await().until(() -> thread.getState() == Thread.State.WAITING);
            waiting.add(thread);
        }

        held.close();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
}
