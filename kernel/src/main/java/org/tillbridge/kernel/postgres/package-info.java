/// PostgreSQL as every part of Tillbridge meets it: the embedded server, pools, migrations, and
/// what a server must be.
///
/// A class per verb: [org.tillbridge.kernel.postgres.EmbeddedPostgres] unpacks the binaries,
/// creates the cluster, starts or adopts the server, and stops it. Start reading there; why it is
/// our own, decision 0002 says.
@NullMarked
package org.tillbridge.kernel.postgres;

import org.jspecify.annotations.NullMarked;
