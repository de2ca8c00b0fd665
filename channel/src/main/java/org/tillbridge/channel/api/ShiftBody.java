package org.tillbridge.channel.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.sales.ClosedShift;
import org.tillbridge.channel.sales.CountedTender;
import org.tillbridge.channel.sales.OpenShift;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A Shift on the wire.
///
/// @param status Open or Closed
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record ShiftBody(
        UUID shiftId,
        String terminalId,
        @Nullable String staffId,
        String status,
        Instant startDateTime,
        @Nullable Instant closeDateTime,
        @Nullable LocalDate businessDate,
        List<Tender> tenderLines) {

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Tender(
            String tenderTypeId,
            BigDecimal startingAmount,
            BigDecimal removedAmount,
            BigDecimal countedAmount,
            String currencyCode) {

        static Tender of(CountedTender tender) {
            return new Tender(
                    tender.tender(), tender.startedWith(), tender.removed(), tender.counted(), tender.currency());
        }
    }

    static ShiftBody of(OpenShift shift) {
        return new ShiftBody(
                shift.shiftId(), shift.registerId(), shift.staffId(), "Open", shift.openedAt(), null, null, List.of());
    }

    static ShiftBody of(ClosedShift closed) {
        OpenShift shift = closed.shift();
        return new ShiftBody(
                shift.shiftId(),
                shift.registerId(),
                shift.staffId(),
                "Closed",
                shift.openedAt(),
                closed.closedAt(),
                closed.businessDate(),
                closed.tenders().stream().map(Tender::of).toList());
    }
}
