/// Validate store transactions: looks whether sales and returns add up before a statement takes
/// them (spec 6.4).
///
/// In: `transaction_state` of sales and returns with validation NONE. Out: SUCCESSFUL, or ERROR with
/// rows in `validation_error`. Customers that are still pending are pulled through first. Every rule
/// has a name, a row in `validation_rule`, and a line in one of the two statements that find what is
/// broken.
///
/// Start reading: [org.tillbridge.headquarters.validation.ValidateTransactions].
@NullMarked
package org.tillbridge.headquarters.validation;

import org.jspecify.annotations.NullMarked;
