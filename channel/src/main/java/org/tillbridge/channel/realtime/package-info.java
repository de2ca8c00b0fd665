/// The store's end of the real-time service: calls headquarters, with a time-out and a circuit
/// breaker, and tells a refusal from a failure.
@NullMarked
package org.tillbridge.channel.realtime;

import org.jspecify.annotations.NullMarked;
