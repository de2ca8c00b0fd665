/// The wire between a store and headquarters: the messages, and the store's end of the line.
@NullMarked
package org.tillbridge.exchange.transport;

import org.jspecify.annotations.NullMarked;
