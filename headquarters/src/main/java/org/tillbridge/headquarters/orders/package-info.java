/// Synchronize orders: the orders the stores rang up become sales orders, each once.
///
/// In: `staging.transaction_state` of kinds CUSTOMER_ORDER and WEB_ORDER, state WAITING.
/// Out: `sales.sales_order` with its number and the customer's account ID; the transaction is DONE,
/// or waits with its reason, or is HELD.
/// Exactly once by: unique (transaction_id) on `sales.sales_order`, in the transaction that answers.
/// Start reading: [SynchronizeOrders].
@NullMarked
package org.tillbridge.headquarters.orders;

import org.jspecify.annotations.NullMarked;
