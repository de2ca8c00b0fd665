package org.tillbridge.app.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a replay.
///
/// @param customers at headquarters, the walk-in customer of the stores aside
/// @param foundElsewhere customers who were found at a store that has not created them
/// @param statements posted
/// @param expected how many stores and days were compared; null: there was nothing to compare with
/// @param differences those that came out otherwise
/// @param phases how long each was at work
public record ReplayResult(
        List<StoreDay> days,
        long customers,
        long foundElsewhere,
        long statements,
        @Nullable Integer expected,
        List<String> differences,
        Map<Phase, Duration> phases,
        Duration ringingUp,
        Duration whole) {

    public ReplayResult {
        days = List.copyOf(days);
        differences = List.copyOf(differences);
        phases = Map.copyOf(phases);
    }

    public long lines() {
        return days.stream().mapToLong(StoreDay::lines).sum();
    }

    public long invoices() {
        return days.stream().mapToLong(StoreDay::invoices).sum();
    }

    public Duration phase(Phase phase) {
        return phases.getOrDefault(phase, Duration.ZERO);
    }

    public BigDecimal amount() {
        return days.stream().map(StoreDay::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
