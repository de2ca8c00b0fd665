/// Station 5. Takes over what the stores captured.
///
/// In: the rows of an upload session, in `incoming_customer_request`.
/// Out: `staging.customer_request` as they arrived, `staging.request_state` with state WAITING.
/// Exactly once by: primary key request_id, in the transaction that moves the store's head
/// (protocol U3, U4, U6).
/// Start reading: [AcceptUploadedRequests].
@NullMarked
package org.tillbridge.headquarters.staging;

import org.jspecify.annotations.NullMarked;
