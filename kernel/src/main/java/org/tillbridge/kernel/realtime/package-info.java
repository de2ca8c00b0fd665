/// What a store and headquarters say to each other through the real-time service.
@NullMarked
package org.tillbridge.kernel.realtime;

import org.jspecify.annotations.NullMarked;
