package org.tillbridge.channel.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A shift that has ended, with what was counted.
///
/// @param shift what it was while it was open
/// @param businessDate the day it counts to: that of its end
public record ClosedShift(OpenShift shift, Instant closedAt, LocalDate businessDate, List<CountedTender> tenders) {

    public ClosedShift {
        tenders = List.copyOf(tenders);
    }
}
