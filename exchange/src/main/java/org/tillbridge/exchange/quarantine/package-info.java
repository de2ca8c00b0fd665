/// What the rows of a package that cannot be taken come to: they are kept with their reason, and
/// block nothing.
///
/// In: a refused row. Out: a row of `quarantine` with table, key, reason and content. Exactly once
/// by: written in the transaction that takes the rest of the session or package.
/// Start reading at: [org.tillbridge.exchange.quarantine.Quarantine].
@NullMarked
package org.tillbridge.exchange.quarantine;

import org.jspecify.annotations.NullMarked;
