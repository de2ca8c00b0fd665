/// What the rows of a package that cannot be taken come to: they are kept with their reason, and
/// block nothing. Headquarters lists what lies there on both sides, and how each ended.
///
/// In: a refused row, a store's report. Out: a row of `quarantine` with table, key, reason, content
/// and state. Exactly once by: written in the transaction that takes the rest of the session or
/// package; the same row again is the same entry.
/// Start reading at: [org.tillbridge.exchange.quarantine.Quarantine].
@NullMarked
package org.tillbridge.exchange.quarantine;

import org.jspecify.annotations.NullMarked;
