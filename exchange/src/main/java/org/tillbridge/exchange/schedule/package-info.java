/// When steps run: at once when they are woken, and again and again as a safety net.
@NullMarked
package org.tillbridge.exchange.schedule;

import org.jspecify.annotations.NullMarked;
