package org.tillbridge.headquarters.api;

import java.time.InstantSource;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.orders.ListOrders;
import org.tillbridge.headquarters.orders.SteerOrders;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.kernel.sql.Database;

/// What an operator may see of the stores' orders, and do about them.
public record OrdersDesk(ListOrders list, SteerOrders steer, EditTransaction edit) {

    public static OrdersDesk of(Database database, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        return new OrdersDesk(
                new ListOrders(database),
                new SteerOrders(database, audit, clock),
                new EditTransaction(database, audit, clock));
    }
}
