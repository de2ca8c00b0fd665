package org.tillbridge.exchange.seeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.schedule.Cadence;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A distribution schedule as a seed writes it.
///
/// @param direction null: down to the stores
/// @param groups    null: every channel group
/// @param active    null: yes
/// @param cadence   null: continuous
/// @param fullSync  only to refuse it by its name: a full sync is one-off (spec I06)
public record ScheduleSeed(
        @Nullable String name,
        @Nullable Direction direction,
        List<String> jobs,
        @Nullable List<String> groups,
        @Nullable Boolean active,
        @Nullable String cadence,
        @JsonProperty("full_sync") @Nullable Boolean fullSync) {

    public ScheduleSeed {
        // Jackson gives null for what is missing, whatever the type says.
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
        groups = groups == null ? null : List.copyOf(groups);
        if (fullSync != null) {
            throw new TillbridgeException(
                    ErrorCode.user("SeedInvalid"),
                    "A full sync has no schedule: it is asked for once, with tillbridge resync STORE JOB");
        }
    }

    Direction way() {
        return direction == null ? Direction.DOWNLOAD : direction;
    }

    Cadence due() {
        return cadence == null ? new Cadence.Continuous() : Cadence.parse(cadence);
    }

    boolean isActive() {
        return active == null || active;
    }
}
