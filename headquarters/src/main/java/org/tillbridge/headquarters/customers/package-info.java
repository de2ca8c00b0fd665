/// Station 7. The customer master, read: how the synchronization stands, where one customer is on
/// the way.
///
/// In: `master.customer` and what the other stations left in their tables.
/// Out: status, the journey of a customer.
/// Exactly once by: it only reads.
/// Start reading: [SynchronizationStatus].
@NullMarked
package org.tillbridge.headquarters.customers;

import org.jspecify.annotations.NullMarked;
