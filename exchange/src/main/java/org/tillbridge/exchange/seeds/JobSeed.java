package org.tillbridge.exchange.seeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Direction;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Offline;

/// A job as a seed writes it.
///
/// @param name       null: the job is there already, the seed only adds tables to it
/// @param direction  null: down to the stores
/// @param carriesAll the job runs every download job and has no table of its own (9999)
public record JobSeed(
        @Nullable String name,
        @Nullable Direction direction,
        @JsonProperty("carries_all") @Nullable Boolean carriesAll,
        @JsonProperty("exclude_from_offline") @Nullable Boolean excludeFromOffline,
        @Nullable List<TableSeed> tables) {

    List<TableSeed> listed() {
        return tables == null ? List.of() : tables;
    }

    /// The job with the tables this seed names. Throws `JobInvalid` when it names none.
    public Job toJob(String code) {
        return new Job(
                code,
                name == null ? code : name,
                way(),
                listed().stream().map(TableSeed::toSubjob).toList(),
                offline());
    }

    boolean isForAll() {
        return Boolean.TRUE.equals(carriesAll);
    }

    Direction way() {
        return direction == null ? Direction.DOWNLOAD : direction;
    }

    Offline offline() {
        return Boolean.TRUE.equals(excludeFromOffline) ? Offline.EXCLUDED : Offline.INCLUDED;
    }
}
