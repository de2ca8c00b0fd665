package org.tillbridge.headquarters.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.context.request.async.DeferredResult;
import org.tillbridge.exchange.transport.NextAnswer;

/// A store's poll that is held open without a thread. It is answered once: at once if there is
/// something, when it is woken, or when its time is over.
final class HeldPoll {

    private final DeferredResult<NextAnswer> result;
    private final Supplier<Optional<NextAnswer>> answer;
    private final Supplier<NextAnswer> nothingYet;

    HeldPoll(long patienceMillis, Supplier<Optional<NextAnswer>> answer, Supplier<NextAnswer> nothingYet) {
        this.result = new DeferredResult<>(patienceMillis);
        this.answer = answer;
        this.nothingYet = nothingYet;
    }

    DeferredResult<NextAnswer> result() {
        return result;
    }

    /// Answers if there is something to say; whoever comes second finds it answered.
    synchronized void answerIfAny() {
        if (!result.isSetOrExpired()) {
            try {
                answer.get().ifPresent(result::setResult);
            } catch (RuntimeException e) {
                result.setErrorResult(e);
            }
        }
    }

    synchronized void answerNow() {
        answerIfAny();
        if (!result.isSetOrExpired()) {
            result.setResult(nothingYet.get());
        }
    }
}
