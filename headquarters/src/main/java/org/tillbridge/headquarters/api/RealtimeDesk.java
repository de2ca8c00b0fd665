package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.realtime.CreateCustomerNow;
import org.tillbridge.headquarters.realtime.CreateOrderNow;
import org.tillbridge.headquarters.realtime.FetchCustomerNow;
import org.tillbridge.headquarters.realtime.RecallSales;
import org.tillbridge.headquarters.realtime.SteerOrderNow;
import org.tillbridge.headquarters.realtime.TakeRequestsNow;
import org.tillbridge.headquarters.search.SearchForTill;

/// What a store may ask while a till waits.
public record RealtimeDesk(
        CreateCustomerNow create,
        TakeRequestsNow take,
        FetchCustomerNow fetch,
        SearchForTill search,
        CreateOrderNow order,
        RecallSales recall,
        SteerOrderNow steer,
        CallOtherNodes others) {}
