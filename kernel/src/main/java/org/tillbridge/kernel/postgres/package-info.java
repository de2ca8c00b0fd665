/// PostgreSQL for everybody: embedded by default, any server from version 17 by URL.
///
/// Start reading: [EmbeddedPostgres].
@NullMarked
package org.tillbridge.kernel.postgres;

import org.jspecify.annotations.NullMarked;
