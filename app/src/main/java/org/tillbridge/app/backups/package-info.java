/// Backups of the embedded server of a data directory, and their restore. The account ledger is
/// left out on purpose: it must never be turned back with the database.
@NullMarked
package org.tillbridge.app.backups;

import org.jspecify.annotations.NullMarked;
