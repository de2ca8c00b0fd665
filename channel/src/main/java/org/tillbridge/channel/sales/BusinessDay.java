package org.tillbridge.channel.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/// The store's calendar: a day of business ends at a time of its local clock, and what is rung up
/// after midnight and before it counts to the day before. Worked out once, when it is rung up, and
/// stored (H28, H29).
record BusinessDay(ZoneId zone, LocalTime endsAt) {

    LocalDate of(Instant occurredAt) {
        LocalDateTime local = occurredAt.atZone(zone).toLocalDateTime();
        boolean stillYesterday = local.toLocalTime().isBefore(endsAt);
        return stillYesterday ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
