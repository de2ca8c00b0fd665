/// Statements: posts the sales and returns of a store and business date as orders, invoices and
/// entries (spec 6.5).
///
/// In: validated `transaction_state` of sales and returns, and closed shifts. Out: `statement`, its
/// orders in `sales_order`, its entries in `ledger_entry`, and DONE sales. A statement goes from
/// state to state; each is one transaction for as many statements as can go along, so it is stopped
/// anywhere and goes on from the state it has reached. What is in a statement is decided once, when
/// it is calculated; what comes later goes into a follow-up.
///
/// Start reading: [org.tillbridge.headquarters.statements.CalculateStatements], then
/// [org.tillbridge.headquarters.statements.PostStatements].
@NullMarked
package org.tillbridge.headquarters.statements;

import org.jspecify.annotations.NullMarked;
