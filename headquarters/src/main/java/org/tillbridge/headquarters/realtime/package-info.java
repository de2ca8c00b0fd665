/// The real-time service: what a store asks while a till waits. A create goes before everybody who
/// waits, through the same steps, and leaves the same rows.
@NullMarked
package org.tillbridge.headquarters.realtime;

import org.jspecify.annotations.NullMarked;
