package org.tillbridge.channel.sales;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.RealtimeService;
import org.tillbridge.kernel.realtime.SteerOrderCall;

/// Cancels, releases or redirects an order of any store: headquarters does it, while the till waits,
/// or says why not. Nothing is done without its answer.
public final class SteerOrder {

    private final SalesStation station;
    private final FindTransactions find;

    SteerOrder(SalesStation station, FindTransactions find) {
        this.station = station;
        this.find = find;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// It is done: the order as it is now.
        record Steered(SalesTransaction order) implements Outcome {}

        /// The order does not allow it; nothing was changed.
        record Refused(String code, String message) implements Outcome {}

        /// Nobody was asked, or has not answered.
        ///
        /// @param code one of [RealtimeCodes]
        record Unanswered(String code) implements Outcome {}
    }

    public Outcome run(SteerOrderCall call) {
        @Nullable RealtimeService service = station.orders().service();
        if (service == null) {
            return new Outcome.Unanswered(RealtimeCodes.NOT_SUPPORTED);
        }
        return switch (service.steer(call)) {
            case RealtimeAnswer.Done<KnownTransaction>(KnownTransaction known) ->
                new Outcome.Steered(SalesTransaction.of(known));
            case RealtimeAnswer.Refused<KnownTransaction>(String code, String message) -> refused(call, code, message);
            case RealtimeAnswer.Unanswered<KnownTransaction>(String code) -> new Outcome.Unanswered(code);
        };
    }

    /// One that is here and not there is on its way.
    private Outcome refused(SteerOrderCall call, String code, String message) {
        return code.equals(RealtimeCodes.ORDER_NOT_FOUND)
                        && find.byId(call.transactionId()).isPresent()
                ? new Outcome.Refused(
                        "OrderNotCreated",
                        "Order %s is on its way to headquarters and no sales order yet; ask again when it is"
                                .formatted(call.transactionId()))
                : new Outcome.Refused(code, message);
    }
}
