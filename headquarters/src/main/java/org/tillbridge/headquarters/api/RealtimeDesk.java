package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.realtime.CreateCustomerNow;
import org.tillbridge.headquarters.realtime.FetchCustomerNow;
import org.tillbridge.headquarters.realtime.TakeRequestsNow;

/// What a store may ask while a till waits.
public record RealtimeDesk(
        CreateCustomerNow create, TakeRequestsNow take, FetchCustomerNow fetch, CallOtherNodes others) {}
