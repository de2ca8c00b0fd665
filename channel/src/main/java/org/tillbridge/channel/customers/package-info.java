/// Station 2. Customers at the till: created, changed, found. In: what a till asks for. Out: the
/// store's read model, one
/// journal row and one outbox row per operation. Exactly once by: unique (legal_entity,
/// idempotency_key) and one create per customer on customer_request. Start reading:
/// [CreateCustomer].
@NullMarked
package org.tillbridge.channel.customers;

import org.jspecify.annotations.NullMarked;
