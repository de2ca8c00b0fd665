package org.tillbridge.channel.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// H28: what is rung up around every change of the clocks counts to one day, and no day is left
/// out.
class BusinessDayTest {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2041-01-01T00:00:00Z");

    @Test
    void everyHalfHourAroundEveryChangeOfTheClocksInEveryZoneCountsToTheLocalDayOrTheOneBefore() {
        long changes = 0;
        for (ZoneId zone : zonesOfDifferentRules()) {
            for (ZoneOffsetTransition change : changes(zone.getRules())) {
                changes++;
                for (String end : List.of("00:00", "03:00", "05:30")) {
                    assertDaysFollowEachOther(new BusinessDay(zone, LocalTime.parse(end)), change.getInstant());
                }
            }
        }
        assertThat(changes).isGreaterThan(1_000);
    }

    @Test
    void hourThatComesTwiceBelongsToOneDayBothTimes() {
        var riga = new BusinessDay(ZoneId.of("Europe/Riga"), LocalTime.parse("04:00"));

        assertThat(riga.of(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-24");
        assertThat(riga.of(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-24");
        assertThat(riga.of(Instant.parse("2026-10-25T02:00:00Z"))).isEqualTo("2026-10-25");
        assertThat(riga.of(Instant.parse("2026-10-26T01:59:59Z"))).isEqualTo("2026-10-25");
        assertThat(riga.of(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("2026-03-29");
        assertThat(riga.of(Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo("2026-03-28");
    }

    private static void assertDaysFollowEachOther(BusinessDay day, Instant change) {
        LocalDate first = day.of(change.minus(Duration.ofHours(50)));
        LocalDate last = first;
        for (int halfHour = -99; halfHour <= 100; halfHour++) {
            Instant rungUp = change.plus(Duration.ofMinutes(30L * halfHour));
            LocalDate date = day.of(rungUp);
            LocalDate local = rungUp.atZone(day.zone()).toLocalDate();
            if (date.isAfter(local)
                    || date.isBefore(local.minusDays(1))
                    || date.isAfter(last.plusDays(1))
                    || date.isBefore(last.minusDays(1))) {
                assertThat(date).as("%s in %s", rungUp, day).isEqualTo(local);
            }
            last = date.isAfter(last) ? date : last;
        }
        assertThat(last).as("%s around %s", day, change).isBetween(first.plusDays(4), first.plusDays(5));
    }

    private static Collection<ZoneId> zonesOfDifferentRules() {
        Map<ZoneRules, ZoneId> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds().stream().map(ZoneId::of).forEach(zone -> zones.putIfAbsent(zone.getRules(), zone));
        return zones.values();
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (ZoneOffsetTransition change = rules.nextTransition(FROM);
                change != null && change.getInstant().isBefore(UNTIL);
                change = rules.nextTransition(change.getInstant())) {
            changes.add(change);
        }
        return changes;
    }
}
