package org.tillbridge.channel.sales;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Opens and closes the shifts of registers. The end of a shift is a fact that goes up once, with
/// what was counted; whoever rings up on the register meanwhile waits, so that each sale is in the
/// shift or behind it.
public final class Shifts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Sql OPEN = Sql.of(Shifts.class, "open_shift.sql");
    private static final Sql CLOSE = Sql.of(Shifts.class, "close_shift.sql");
    private static final String OF_STORE = """
            select s.shift_id, s.register_id, s.staff_id, s.opened_at
            from shift as s
            where s.channel_id = :channel_id
            order by s.register_id""";

    private final SalesStation station;
    private final Registers registers;
    private final ClosedShifts closed;

    Shifts(SalesStation station) {
        this.station = station;
        this.registers = new Registers(station);
        this.closed = new ClosedShifts(station.database().client());
    }

    /// The open ones of the store, by register.
    public List<OpenShift> open() {
        return station.database()
                .client()
                .sql(OF_STORE)
                .param("channel_id", station.channelId())
                .query((row, number) -> ClosedShifts.shift(row))
                .list();
    }

    public ShiftOutcome open(String registerId, @Nullable String staffId) {
        if (!TillRules.isName(registerId) || (staffId != null && !TillRules.isName(staffId))) {
            return new ShiftOutcome.Refused(List.of(new Violation(
                    "InvalidRegister",
                    "register_id",
                    "Registers and staff are named by 1 to 50 letters, digits, dots and hyphens")));
        }
        return station.database().inTransaction(() -> {
            registers.hold(new TreeSet<>(List.of(registerId)));
            Optional<OpenShift> before = ofRegister(registerId);
            if (before.isPresent()) {
                return new ShiftOutcome.AlreadyOpen(before.get());
            }
            var shift = new OpenShift(
                    station.ids().get(), registerId, staffId, station.clock().instant());
            OPEN.update(station.database().client(), of(shift));
            return new ShiftOutcome.Opened(shift);
        });
    }

    /// Ends a shift with what was counted of each tender.
    public ShiftOutcome close(UUID shiftId, List<CountedTender> tenders) {
        List<Violation> wrong = TenderRules.check(tenders);
        if (!wrong.isEmpty()) {
            return new ShiftOutcome.Refused(wrong);
        }
        ShiftOutcome outcome = station.database().inTransaction(() -> end(shiftId, tenders));
        if (outcome instanceof ShiftOutcome.Closed) {
            station.captured().run();
        }
        return outcome;
    }

    private ShiftOutcome end(UUID shiftId, List<CountedTender> tenders) {
        Optional<OpenShift> found = ofId(shiftId);
        if (found.isEmpty()) {
            return closed.find(shiftId)
                    .<ShiftOutcome>map(ShiftOutcome.AlreadyClosed::new)
                    .orElse(new ShiftOutcome.NotOpen());
        }
        OpenShift shift = found.get();
        Map<String, Register> held = registers.hold(new TreeSet<>(List.of(shift.registerId())));
        if (ofId(shiftId).isEmpty()) {
            return new ShiftOutcome.AlreadyClosed(closed.find(shiftId).orElseThrow());
        }
        Instant closedAt = station.clock().instant();
        var end = new ClosedShift(
                shift, closedAt, held.values().iterator().next().day().of(closedAt), tenders);
        CLOSE.update(station.database().client(), of(end));
        return new ShiftOutcome.Closed(end);
    }

    private Optional<OpenShift> ofRegister(String registerId) {
        return open().stream()
                .filter(shift -> shift.registerId().equals(registerId))
                .findFirst();
    }

    private Optional<OpenShift> ofId(UUID shiftId) {
        return open().stream().filter(shift -> shift.shiftId().equals(shiftId)).findFirst();
    }

    private Map<String, @Nullable Object> of(OpenShift shift) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("shift_id", shift.shiftId());
        values.put("legal_entity", station.legalEntity());
        values.put("channel_id", station.channelId());
        values.put("register_id", shift.registerId());
        values.put("staff_id", shift.staffId());
        values.put("opened_at", OffsetDateTime.ofInstant(shift.openedAt(), ZoneOffset.UTC));
        return values;
    }

    private Map<String, Object> of(ClosedShift end) {
        List<Map<String, Object>> tenders = end.tenders().stream()
                .map(tender -> Map.<String, Object>of(
                        "tender", tender.tender(),
                        "started_with", tender.startedWith(),
                        "removed", tender.removed(),
                        "counted", tender.counted(),
                        "currency", tender.currency()))
                .toList();
        return Map.of(
                "shift_id", end.shift().shiftId(),
                "closed_at", OffsetDateTime.ofInstant(end.closedAt(), ZoneOffset.UTC),
                "business_date", end.businessDate(),
                "tenders", JSON.writeValueAsString(tenders));
    }
}
