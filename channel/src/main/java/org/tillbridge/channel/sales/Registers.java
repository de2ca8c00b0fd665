package org.tillbridge.channel.sales;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Sql;

/// Holds registers until the transaction ends: whoever rings up on one of them waits for his turn.
final class Registers {

    private static final Sql HOLD = Sql.of(Registers.class, "01_hold_registers.sql");
    private static final Sql READ = Sql.of(Registers.class, "02_read_registers.sql");

    private final SalesStation station;

    Registers(SalesStation station) {
        this.station = station;
    }

    /// In the order of their names, so that nobody waits for somebody who waits for him.
    Map<String, Register> hold(SortedSet<String> registers) {
        Map<String, Register> held = new TreeMap<>();
        if (registers.isEmpty()) {
            return held;
        }
        String[] names = registers.toArray(String[]::new);
        HOLD.update(station.database().client(), Map.of("register_ids", names));
        READ.list(
                        station.database().client(),
                        Map.of("register_ids", names, "channel_id", station.channelId()),
                        (row, number) -> new Register(
                                row.getString("register_id"),
                                row.getObject("shift_id", UUID.class),
                                new BusinessDay(
                                        zone(row.getString("time_zone")),
                                        row.getObject("day_ends_at", LocalTime.class)),
                                row.getLong("last_no")))
                .forEach(register -> held.put(register.registerId(), register));
        return held;
    }

    /// A store that has not downloaded its configuration yet sells by UTC.
    private ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException unknown) {
            throw new TillbridgeException(
                    ErrorCode.data("TimeZoneUnknown"),
                    "Store %s is set to time zone %s, which this machine does not know; set another, or update its Java"
                            .formatted(station.channelId(), name),
                    unknown);
        }
    }
}
