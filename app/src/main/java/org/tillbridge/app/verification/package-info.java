/// `tillbridge verify`: what must always hold, looked up in the databases of headquarters and all
/// its stores. It only reads.
///
/// Across databases nothing is copied: both sides sum up their rows by 4,096 buckets of keys, and
/// only the rows of buckets that differ are read. Everything may go on while it looks; what seems
/// wrong because something moved is looked at a second time.
/// Start reading: [VerifyInvariants].
@NullMarked
package org.tillbridge.app.verification;

import org.jspecify.annotations.NullMarked;
