package org.tillbridge.headquarters.orders;

import java.util.List;

/// Where an order stands at headquarters.
public enum OrderState {
    /// No sales order yet; with a reason it waits for something or is tried again.
    WAITING,
    /// It has failed often enough; a person sees to it.
    HELD,
    /// A person has it; nothing else touches it.
    EDITING,
    /// It is a sales order.
    DONE,
    /// A person did without it.
    CANCELED;

    /// Those that are no sales orders yet.
    public static final List<OrderState> OPEN = List.of(WAITING, HELD, EDITING);
}
