/// Station 9. 1010 Customers and the other downloads at the store: asks headquarters what is next,
/// fetches packages and applies them.
///
/// In: packages headquarters offers for the store's cursor.
/// Out: headquarters' rows and answers in the store's database, the new cursor.
/// Exactly once by: rows, answers and cursor in one transaction, only behind the cursor that was
/// asked with (protocol D6, D10).
/// Start reading: [PollHeadquarters].
@NullMarked
package org.tillbridge.channel.download;

import org.jspecify.annotations.NullMarked;
