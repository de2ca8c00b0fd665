package org.tillbridge.channel.realtime;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.realtime.CreatedOrder;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.FoundAtHeadquarters;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.realtime.KnownTransactions;
import org.tillbridge.kernel.realtime.NewCustomerCall;
import org.tillbridge.kernel.realtime.NumberedCustomer;
import org.tillbridge.kernel.realtime.OrderCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.RealtimeService;
import org.tillbridge.kernel.realtime.RecallCall;
import org.tillbridge.kernel.realtime.SearchCall;
import org.tillbridge.kernel.realtime.SteerOrderCall;
import org.tillbridge.kernel.realtime.TakenRequests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Calls the real-time service of headquarters. A call ends within the time-out, one way or the
/// other; only what headquarters' rules refuse is a refusal, everything else is no answer.
public final class CallHeadquarters implements RealtimeService {

    private static final Logger LOG = LoggerFactory.getLogger(CallHeadquarters.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REFUSED = 422;

    private final HeadquartersLine line;
    private final Patience patience;
    private final CircuitBreaker breaker;

    /// How long headquarters is waited for.
    ///
    /// @param timeOut  of one call; an answer that takes more than half of it counts as a failure
    /// @param failures so many in a row, and nobody calls any more
    /// @param pause    after which one call tries again
    public record Patience(Duration timeOut, int failures, Duration pause) {

        public static final Patience USUAL = new Patience(Duration.ofSeconds(2), 5, Duration.ofSeconds(30));
    }

    public CallHeadquarters(HeadquartersLine line, Patience patience, InstantSource clock) {
        this.line = line;
        this.patience = patience;
        this.breaker = new CircuitBreaker(patience.failures(), patience.pause(), clock);
    }

    @Override
    public RealtimeAnswer<NumberedCustomer> create(NewCustomerCall call) {
        return call("customers", call, NumberedCustomer.class);
    }

    @Override
    public RealtimeAnswer<TakenRequests> take(EarlyRequestsCall call) {
        return call("requests", call, TakenRequests.class);
    }

    @Override
    public RealtimeAnswer<FetchedCustomer> fetch(FetchCustomerCall call) {
        return call("customers/fetch", call, FetchedCustomer.class);
    }

    @Override
    public RealtimeAnswer<FoundAtHeadquarters> search(SearchCall call) {
        return call("customers/search", call, FoundAtHeadquarters.class);
    }

    @Override
    public RealtimeAnswer<CreatedOrder> order(OrderCall call) {
        return call("orders", call, CreatedOrder.class);
    }

    @Override
    public RealtimeAnswer<KnownTransaction> recall(RecallCall call) {
        return call("orders/recall", call, KnownTransaction.class);
    }

    @Override
    public RealtimeAnswer<KnownTransactions> history(HistoryCall call) {
        return call("orders/history", call, KnownTransactions.class);
    }

    @Override
    public RealtimeAnswer<KnownTransaction> steer(SteerOrderCall call) {
        return call("orders/steer", call, KnownTransaction.class);
    }

    private <T> RealtimeAnswer<T> call(String method, Object message, Class<T> type) {
        if (!breaker.mayCall()) {
            return new RealtimeAnswer.Unanswered<>(RealtimeCodes.PAUSED);
        }
        long started = System.nanoTime();
        RealtimeAnswer<T> answer = answered(method, message, type);
        boolean slow = System.nanoTime() - started > patience.timeOut().toNanos() / 2;
        if (!slow && !(answer instanceof RealtimeAnswer.Unanswered<T>)) {
            breaker.succeeded();
        } else if (breaker.failed()) {
            LOG.warn(
                    "step=CallHeadquarters method={} paused={} answer={}",
                    method,
                    patience.pause(),
                    answer instanceof RealtimeAnswer.Unanswered<T>(String code) ? code : "slow");
        }
        return answer;
    }

    private <T> RealtimeAnswer<T> answered(String method, Object message, Class<T> type) {
        try {
            return read(line.callRealtime(method, message, patience.timeOut()), type);
        } catch (TillbridgeException e) {
            LOG.info("step=CallHeadquarters method={} error=\"{}\"", method, e.getMessage());
            return new RealtimeAnswer.Unanswered<>(RealtimeCodes.COMMUNICATION_FAILED);
        }
    }

    private static <T> RealtimeAnswer<T> read(HeadquartersLine.Reply reply, Class<T> type) {
        try {
            if (reply.status() / 100 == 2) {
                return new RealtimeAnswer.Done<>(JSON.readValue(reply.body(), type));
            }
            if (reply.status() == REFUSED) {
                var problem = JSON.readTree(reply.body());
                return new RealtimeAnswer.Refused<>(
                        problem.required("code").asString(),
                        problem.path("detail").asString());
            }
            return new RealtimeAnswer.Unanswered<>(RealtimeCodes.CALL_FAILED);
        } catch (JacksonException e) {
            return new RealtimeAnswer.Unanswered<>(RealtimeCodes.RESPONSE_UNREADABLE);
        }
    }
}
