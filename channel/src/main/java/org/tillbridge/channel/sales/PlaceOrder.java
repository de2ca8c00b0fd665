package org.tillbridge.channel.sales;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.CreatedOrder;
import org.tillbridge.kernel.realtime.OrderCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.RealtimeService;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.kernel.sales.TransactionVerdict;

/// Takes an order at a till, as the store's profile says (spec 6.2): rung up, and no more; or made a
/// sales order by headquarters first, while the till waits. Whatever the line does, the same order
/// asked for again is the same order.
public final class PlaceOrder {

    private final SalesStation station;
    private final RingUp ringUp;
    private final Registers registers;
    private final FindReceipts receipts;

    PlaceOrder(SalesStation station, RingUp ringUp) {
        this.station = station;
        this.ringUp = ringUp;
        this.registers = new Registers(station);
        this.receipts = new FindReceipts(station);
    }

    public RingUpOutcome run(NewTransaction given) {
        OrderMode mode = station.settings().orderMode();
        Asked asked = Asked.of(given);
        return mode == OrderMode.ASYNC || isRefused(asked) || isKnown(given)
                ? ringUp.run(asked)
                : throughHeadquarters(asked, mode);
    }

    private static boolean isRefused(Asked asked) {
        return asked.verdict() instanceof TransactionVerdict.Refused;
    }

    private boolean isKnown(NewTransaction given) {
        return !receipts.of(List.of(given.transactionId())).isEmpty();
    }

    private RingUpOutcome throughHeadquarters(Asked given, OrderMode mode) {
        Instant now = station.clock().instant();
        Asked asked = given.at(Objects.requireNonNullElse(given.given().occurredAt(), now));
        return switch (ask(asked)) {
            case RealtimeAnswer.Done<CreatedOrder>(CreatedOrder order) ->
                ringUp.run(asked.at(order.occurredAt()).madeSalesOrder(order.salesId()));
            case RealtimeAnswer.Refused<CreatedOrder>(String code, String message) ->
                mode == OrderMode.SYNC || code.equals(RealtimeCodes.TRANSACTION_EXISTS)
                        ? new RingUpOutcome.NotOrdered(code, message)
                        : ringUp.run(asked);
            case RealtimeAnswer.Unanswered<CreatedOrder>(String code) ->
                mode == OrderMode.SYNC
                        ? new RingUpOutcome.NotAnswered(asked.given().transactionId(), code)
                        : ringUp.run(asked);
        };
    }

    private RealtimeAnswer<CreatedOrder> ask(Asked asked) {
        RealtimeService service = station.orders().service();
        return service == null
                ? new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED)
                : service.order(call(asked));
    }

    private OrderCall call(Asked asked) {
        NewTransaction given = asked.given();
        Instant now = station.clock().instant();
        var rows = new TransactionRows(station, now.atOffset(ZoneOffset.UTC));
        rows.add(asked, register(given.till().registerId()));
        CustomerId customer = given.content().customer();
        return rows.call(
                asked, customer == null ? null : station.orders().unheard().apply(customer), now);
    }

    /// For its calendar: no receipt is given yet.
    private Register register(String registerId) {
        var one = new TreeSet<>(List.of(registerId));
        return station.database()
                .inTransaction(() -> Objects.requireNonNull(registers.hold(one).get(registerId)));
    }
}
