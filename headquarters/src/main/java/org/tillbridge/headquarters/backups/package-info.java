/// The backups of headquarters' database, as far as they decide what a store may forget: every
/// session that the oldest backup kept contains is safe (protocol U9).
///
/// Exactly once by: the stores' heads are read before the backup begins, so it contains them.
/// Start reading: [Backups].
@NullMarked
package org.tillbridge.headquarters.backups;

import org.jspecify.annotations.NullMarked;
