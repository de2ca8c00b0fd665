package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.numbers.CheckStorePairs;

/// Whether customers are given account IDs, and what a person has to look at before they are.
@RestController
@RequestMapping("/api/v1/numbering")
final class NumberingResource {

    private final HeadquartersJobs jobs;
    private final CheckStorePairs pairs;

    NumberingResource(HeadquartersJobs jobs, OperatorDesk desk) {
        this.jobs = jobs;
        this.pairs = desk.pairs();
    }

    /// @param stopped  why nobody is numbered, null while everybody is
    /// @param reported the pairs stores know and the ledger lacks
    record Numbering(@Nullable String stopped, List<CheckStorePairs.Reported> reported) {}

    @GetMapping
    Numbering look() {
        return new Numbering(jobs.numberingStopped().orElse(null), pairs.reported());
    }

    /// A person has looked; what the stores know counts.
    @PostMapping("/acknowledge")
    Map<String, Integer> acknowledge() {
        return Map.of("acknowledged", pairs.acknowledge());
    }
}
