package org.tillbridge.headquarters.orders;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What a person, or a till, does about one order: tries a held one again, releases its sales order
/// from hold, cancels that or sends it to another address. What is no sales order yet is neither released nor canceled
/// (spec K09).
public final class SteerOrders {

    private static final String RETRY = """
            update transaction_state
            set state = 'WAITING', reason_code = null, reason = null, attempts = 0, next_attempt_at = null, changed_at = :as_of
            where transaction_id = :id and state = 'HELD'
            """;
    private static final String CHANGE = """
            update sales_order set state = :state, hold_code = null where transaction_id = :id and state = any (:allowed)
            """;

    private static final Sql REDIRECT = Sql.of(SteerOrders.class, "redirect_order.sql");

    private final Database database;
    private final ListOrders orders;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SteerOrders(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.orders = new ListOrders(database);
        this.audit = audit;
        this.clock = clock;
    }

    /// A held order has its tries again. Returns the order; of any other nothing changes.
    public OrderView retry(String key) {
        OrderView order = orders.require(key);
        database.runInTransaction(() -> {
            int retried = database.client()
                    .sql(RETRY)
                    .param("id", order.transactionId())
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (retried == 1) {
                audit.add(event("order.retry", order));
            }
        });
        return order;
    }

    /// Throws `OrderNotCreated` before it is a sales order, `OrderStateWrong`
    /// when it is not on hold.
    public OrderView release(String key) {
        OrderView order = requireCreated(key);
        return change(order, "OPEN", List.of("ON_HOLD"), event("order.release", order));
    }

    /// Throws `OrderNotCreated` before it is a sales order, `OrderStateWrong` when it is
    /// invoiced.
    public OrderView cancel(String key, String because) {
        OrderView order = requireCreated(key);
        return change(
                order,
                "CANCELED",
                List.of("OPEN", "ON_HOLD"),
                event("order.cancel", order).because(because));
    }

    /// Throws `OrderNotCreated` before it is a sales order, `OrderNotRedirected` when it is invoiced or
    /// canceled, or the address is not its customer's.
    public OrderView redirect(String key, UUID address) {
        OrderView order = requireCreated(key);
        return database.inTransaction(() -> {
            List<String> before = REDIRECT.list(
                    database.client(),
                    Map.of("transaction_id", order.transactionId(), "address_id", address),
                    (row, number) -> String.valueOf(row.getString("before")));
            if (before.isEmpty()) {
                throw new TillbridgeException(
                        ErrorCode.user("OrderNotRedirected"),
                        "Sales order %s is %s, and goes to an address of its customer while it is OPEN or ON_HOLD; headquarters knows no address %s of hers, or it is too late"
                                .formatted(order.salesId(), order.orderState(), address));
            }
            audit.add(event("order.redirect", order)
                    .changing(
                            Map.of("deliveryAddress", before.getFirst()),
                            Map.of("deliveryAddress", address.toString())));
            return orders.require(order.transactionId().toString());
        });
    }

    private OrderView change(OrderView order, String state, List<String> allowed, AuditTrail.Event event) {
        return database.inTransaction(() -> {
            int changed = database.client()
                    .sql(CHANGE)
                    .param("state", state)
                    .param("id", order.transactionId())
                    .param("allowed", allowed.toArray(String[]::new))
                    .update();
            if (changed == 0) {
                throw new TillbridgeException(
                        ErrorCode.user("OrderStateWrong"),
                        "Sales order %s is %s; only one that is %s becomes %s"
                                .formatted(order.salesId(), order.orderState(), String.join(" or ", allowed), state));
            }
            audit.add(event);
            return orders.require(order.transactionId().toString());
        });
    }

    private OrderView requireCreated(String key) {
        OrderView order = orders.require(key);
        if (order.salesId() == null) {
            throw new TillbridgeException(
                    ErrorCode.user("OrderNotCreated"),
                    "Order %s is no sales order yet (%s%s); ask again when it is: tillbridge orders show %s"
                            .formatted(
                                    order.transactionId(),
                                    order.state(),
                                    order.reason() == null ? "" : ": " + order.reason(),
                                    order.transactionId()));
        }
        return order;
    }

    private static AuditTrail.Event event(String action, OrderView order) {
        return new AuditTrail.Event(action, "order " + order.transactionId(), Map.of());
    }
}
