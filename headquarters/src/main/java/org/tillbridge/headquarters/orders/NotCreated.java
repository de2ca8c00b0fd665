package org.tillbridge.headquarters.orders;

/// The one order that somebody waits for cannot be made a sales order; its transaction ends without
/// a trace.
final class NotCreated extends RuntimeException {

    private final String code;

    NotCreated(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    SynchronizeOrders.Refused refused() {
        return new SynchronizeOrders.Refused(code, String.valueOf(getMessage()));
    }
}
