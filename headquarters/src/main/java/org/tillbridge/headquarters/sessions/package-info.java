/// The sessions as an operator sees and steers them: listed, rerun, canceled, deleted; stores
/// paused and resumed; the history purged.
///
/// Start reading: [ListSessions], [SteerSessions].
@NullMarked
package org.tillbridge.headquarters.sessions;

import org.jspecify.annotations.NullMarked;
