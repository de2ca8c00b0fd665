/// Sales at the till: rung up, looked up, shifts opened and closed.
///
/// In: what a till rings up. Out: a transaction with its lines, amounts and payments, and one outbox
/// row for all of it. Exactly once by: primary key transaction_id on `sales_transaction`. Start
/// reading: [RingUp].
@NullMarked
package org.tillbridge.channel.sales;

import org.jspecify.annotations.NullMarked;
