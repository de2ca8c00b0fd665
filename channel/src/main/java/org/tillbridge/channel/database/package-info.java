/// Station 3. The store's read model: headquarters' rows as received, overlaid with this store's
/// unanswered requests.
///
/// In: rows and answers a package brought.
/// Out: `customer` as the till shows it, its words for search, its count of pending requests.
/// Exactly once by: it is a function of the rows and the unanswered requests, computed anew for
/// every touched customer.
/// Start reading: [OverlayOpenRequests].
@NullMarked
package org.tillbridge.channel.database;

import org.jspecify.annotations.NullMarked;
