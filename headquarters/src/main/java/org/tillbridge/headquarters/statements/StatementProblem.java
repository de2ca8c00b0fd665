package org.tillbridge.headquarters.statements;

import java.util.UUID;

/// What keeps a statement from its next state, and what a person does about it.
enum StatementProblem {
    TRANSACTION_NOT_VALID(
            "TransactionNotValid",
            "Transaction %s was validated and is not any more; clear the statement and calculate it again: tillbridge statements clear NAME"),
    OUT_OF_DATE(
            "StatementOutOfDate",
            "The sales of statement %s have changed since it was calculated; calculate it again: tillbridge statements calculate"),
    DEFAULT_CUSTOMER_MISSING(
            "DefaultCustomerMissing",
            "Store %s has sold to nobody by name and has no default customer; give it one: tillbridge stores set %1$s --default-customer ACCOUNT"),
    CUSTOMER_WITHOUT_ACCOUNT(
            "CustomerWithoutAccount", "Customer %s has no account ID any more; see why: tillbridge trace %1$s"),
    TENDER_NOT_COUNTED(
            "TenderNotCounted",
            "Nobody has counted %s at the end of the shifts that took it; post them all the same: tillbridge statements settings counting=not-required"),
    UNBALANCED(
            "StatementUnbalanced",
            "The orders or entries of statement %s do not come to what was sold; nothing more of it is posted; report it with: tillbridge verify");

    private final String code;
    private final String message;

    StatementProblem(String code, String message) {
        this.code = code;
        this.message = message;
    }

    StatementFailure of(UUID statement, String what) {
        return new StatementFailure(statement, code, message.formatted(what));
    }
}
