package org.tillbridge.app.replay;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a store has posted of a day.
///
/// @param newCustomers who bought for the first time anywhere
public record StoreDay(
        String country, LocalDate date, long lines, long invoices, long newCustomers, BigDecimal amount) {

    boolean equalsExactly(StoreDay other) {
        return lines == other.lines
                && invoices == other.invoices
                && newCustomers == other.newCustomers
                && amount.compareTo(other.amount) == 0;
    }
}
