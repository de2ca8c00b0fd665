package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times and durations as a person reads them.
///
/// @param now  what ages are counted from
/// @param zone of the terminal
record TimeText(Instant now, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static TimeText at(Instant now) {
        return new TimeText(now, ZoneId.systemDefault());
    }

    /// The time of day, with the day when it is not today.
    String time(@Nullable Instant instant) {
        if (instant == null) {
            return "never";
        }
        ZonedDateTime there = instant.atZone(zone);
        boolean today = there.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(there);
    }

    /// How long ago: `12 min`.
    String age(@Nullable Instant instant) {
        return instant == null ? "never" : duration(Duration.between(instant, now));
    }

    /// In the two largest units that say something; nothing is shorter than 0.
    static String duration(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0)
                    .replace(".0 s", " s");
        }
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min";
        }
        if (length.compareTo(Duration.ofDays(1)) < 0) {
            return withRest(length.toHours() + " h", length.toMinutesPart() + " min");
        }
        return withRest(length.toDays() + " d", length.toHoursPart() + " h");
    }

    private static String withRest(String large, String rest) {
        return rest.startsWith("0 ") ? large : large + " " + rest;
    }
}
