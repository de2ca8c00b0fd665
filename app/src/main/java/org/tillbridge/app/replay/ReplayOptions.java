package org.tillbridge.app.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is replayed.
///
/// @param file the sales lines
/// @param until the last day; null: all
/// @param months how many calendar months; null: all
/// @param cards a CSV file of customer cards, given out in the order of first purchases; null: made
///   up
public record ReplayOptions(
        Path file,
        @Nullable LocalDate until,
        @Nullable Integer months,
        @Nullable Path cards) {

    LocalDate last() {
        LocalDate last = until == null ? LocalDate.MAX : until;
        if (months == null) {
            return last;
        }
        LocalDate end =
                RetailFile.firstDay(file).withDayOfMonth(1).plusMonths(months).minusDays(1);
        return end.isBefore(last) ? end : last;
    }
}
