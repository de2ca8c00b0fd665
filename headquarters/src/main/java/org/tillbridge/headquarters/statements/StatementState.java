package org.tillbridge.headquarters.statements;

import java.util.Arrays;
import java.util.List;

/// How far a statement has come (spec 6.5.4, 6.5.5): the last state it has reached, in order.
public enum StatementState {
    /// Its sales were let go; it is calculated anew.
    CLEARED,
    STARTED,
    MARKED,
    CALCULATED,
    CHECKED,
    AGGREGATED,
    CUSTOMER_ORDERS_CREATED,
    CUSTOMER_ORDERS_INVOICED,
    DISCOUNTS_POSTED,
    INCOME_EXPENSE_POSTED,
    VOUCHERS_LINKED,
    PAYMENTS_POSTED,
    GIFT_CARDS_POSTED,
    POSTED;

    private static final List<StatementState> ORDER = List.of(values());

    /// What can be cleared, and calculated anew.
    static final List<StatementState> CALCULATION = List.of(STARTED, MARKED, CALCULATED);

    /// The ten states of posting.
    static final List<StatementState> POSTING = Arrays.stream(values())
            .filter(state -> state.compareTo(CALCULATED) > 0)
            .toList();

    StatementState before() {
        return ORDER.get(ORDER.indexOf(this) - 1);
    }

    static String[] names(List<StatementState> states) {
        return states.stream().map(StatementState::name).toArray(String[]::new);
    }
}
