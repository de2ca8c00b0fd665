package org.tillbridge.headquarters.interchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A birth date as *CustomersV3* has it: year, month and day in columns of their own; a month is
/// its English name or its number, and a part that is unknown is 0 or None.
final class BirthDateColumns {

    private static final Set<String> UNKNOWN = Set.of("", "0", "NONE");

    private BirthDateColumns() {}

    /// The day. Of what is none the parts as they came, which the rules refuse; empty where one is
    /// unknown.
    static Optional<String> read(Map<CustomerColumn, String> cells) {
        String year = part(cells, CustomerColumn.BIRTH_YEAR);
        String month = part(cells, CustomerColumn.BIRTH_MONTH);
        String day = part(cells, CustomerColumn.BIRTH_DAY);
        if (UNKNOWN.contains(year) || UNKNOWN.contains(month) || UNKNOWN.contains(day)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), month(month), Integer.parseInt(day))
                    .toString());
        } catch (NumberFormatException | DateTimeException noDay) {
            return Optional.of(year + " " + month + " " + day);
        }
    }

    private static String part(Map<CustomerColumn, String> cells, CustomerColumn column) {
        return cells.getOrDefault(column, "").strip().toUpperCase(Locale.ROOT);
    }

    private static int month(String given) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().equals(given))
                .findFirst()
                .map(Month::getValue)
                .orElseGet(() -> Integer.parseInt(given));
    }

    /// The part of a birth date that stands in a column; empty where there is none.
    static String write(CustomerColumn column, String birthDate) {
        if (birthDate.isEmpty()) {
            return "";
        }
        LocalDate day = LocalDate.parse(birthDate);
        return switch (column) {
            case BIRTH_YEAR -> String.valueOf(day.getYear());
            case BIRTH_MONTH -> String.valueOf(day.getMonthValue());
            default -> String.valueOf(day.getDayOfMonth());
        };
    }
}
