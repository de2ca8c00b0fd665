package org.tillbridge.kernel.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.tillbridge.kernel.customer.TextRules.Slot;

/// The day a customer was born on, written in one way: `1990-12-31`. Headquarters looks at it by
/// the same rule.
final class BirthDate {

    private static final int EARLIEST_YEAR = 1800;

    private BirthDate() {}

    static Optional<Violation> check(Slot slot, String text) {
        return isDay(text)
                ? Optional.empty()
                : Optional.of(new Violation(
                        Violation.INVALID_BIRTH_DATE,
                        slot.target(),
                        slot.label() + " is a day since 1800, such as 1990-12-31"));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= EARLIEST_YEAR && day.toString().equals(text);
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
