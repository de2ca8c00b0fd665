package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.realtime.CreateCustomerNow;

/// What a store may ask while a till waits.
public record RealtimeDesk(CreateCustomerNow create, CallOtherNodes others) {}
