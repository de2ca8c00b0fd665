package org.tillbridge.headquarters.realtime;

import java.util.Objects;
import java.util.UUID;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RecallCall;
import org.tillbridge.kernel.realtime.SteerOrderCall;

/// Does about an order what a till asks for, as a person at headquarters would. Who asked is on
/// record: the store, and its staff.
public final class SteerOrderNow {

    private final Orders orders;
    private final RecallSales recall;

    /// What can be done about an order at headquarters, named by its transaction.
    public interface Orders {

        void cancel(String order, String because);

        void release(String order);

        void redirect(String order, UUID address);
    }

    public SteerOrderNow(Orders orders, RecallSales recall) {
        this.orders = orders;
        this.recall = recall;
    }

    /// The order as it is afterwards; an order of another legal entity is none.
    public RealtimeAnswer<KnownTransaction> run(Store store, SteerOrderCall call) {
        var asked = new RecallCall(call.transactionId(), null);
        RealtimeAnswer<KnownTransaction> before = recall.run(store, asked);
        if (!(before instanceof RealtimeAnswer.Done<KnownTransaction>)) {
            return before;
        }
        try {
            String right = "store " + store.channelId();
            String staff = call.staffId();
            ScopedValue.where(Actor.PERSON, staff == null ? right : right + ", staff " + staff)
                    .where(Actor.RIGHT, right)
                    .run(() -> steer(call));
        } catch (TillbridgeException e) {
            if (e.kind() != ErrorKind.USER) {
                throw e;
            }
            return new RealtimeAnswer.Refused<>(e.code().name(), String.valueOf(e.getMessage()));
        }
        return recall.run(store, asked);
    }

    private void steer(SteerOrderCall call) {
        String order = call.transactionId().toString();
        switch (call.step()) {
            case CANCEL -> orders.cancel(order, Objects.requireNonNullElse(call.reason(), "asked for at a till"));
            case RELEASE -> orders.release(order);
            case REDIRECT -> orders.redirect(order, Objects.requireNonNull(call.address(), "address"));
        }
    }
}
