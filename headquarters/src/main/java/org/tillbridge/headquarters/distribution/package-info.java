/// Station 8. 1010 Customers at headquarters: names releases, builds packages, and answers the
/// stores' polls.
///
/// In: travelling rows with a `changed_xid` behind the newest release.
/// Out: releases, packages, and an offer to every store whose cursor is older.
/// Exactly once by: a package is a row committed after its rows were read; the store's cursor
/// decides what it needs (protocol D1 to D7, D11).
/// Start reading: [AnswerPoll].
@NullMarked
package org.tillbridge.headquarters.distribution;

import org.jspecify.annotations.NullMarked;
