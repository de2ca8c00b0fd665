package org.tillbridge.channel.sales;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.RealtimeService;

/// Whom a store asks about its orders.
///
/// @param service null: this database works offline, there is nobody to ask
/// @param unheard what was asked for a customer and headquarters has not answered
public record AskAboutOrders(@Nullable RealtimeService service, Function<CustomerId, EarlyRequestsCall> unheard) {}
