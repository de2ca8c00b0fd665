package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.exchange.quarantine.QuarantineEntries.Wanted;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.quarantine.Result;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about rows in quarantine, on either side.
@RestController
@RequestMapping("/api/v1/quarantine")
final class QuarantineResource {

    private static final int MOST = 500;

    private final QuarantineDesk desk;
    private final HeadquartersJobs jobs;

    QuarantineResource(QuarantineDesk desk, HeadquartersJobs jobs) {
        this.desk = desk;
        this.jobs = jobs;
    }

    /// @param waiting how many rows wait in all, also those stores did not name
    record Listing(long waiting, long unnamed, List<QuarantineEntry> rows) {}

    /// What waits, or with `all` what ever lay there; at most 500 rows, the oldest first.
    @GetMapping
    @Allowed(Role.AUDITOR)
    Listing list(
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable String table,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean all) {
        QuarantineEntries.Totals totals = desk.entries().totals();
        String state = all ? null : QuarantineEntry.State.WAITING.name();
        return new Listing(
                totals.all(), totals.unnamed(), desk.entries().list(new Wanted(null, store, table, kind, state, MOST)));
    }

    /// One row, whole.
    record Whole(QuarantineEntry entry, QuarantineEntries.Content row) {}

    @GetMapping("/{id}")
    @Allowed(Role.AUDITOR)
    Whole show(@PathVariable long id) {
        return new Whole(require(id), desk.entries().requireContent(id));
    }

    /// Tries rows again: one, or all that wait of a store and a table; or says which.
    @PostMapping("/retry")
    @Allowed(Role.OPERATOR)
    List<Result> retry(
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable String table,
            @RequestParam(defaultValue = "false") boolean preview) {
        List<QuarantineEntry> wanted = id == null
                ? desk.entries().list(Wanted.waiting(store, table, Integer.MAX_VALUE))
                : List.of(require(id));
        if (preview) {
            return wanted.stream()
                    .map(entry -> new Result(entry.id(), Result.Outcome.WAITING, entry.reason()))
                    .toList();
        }
        List<Result> results =
                wanted.stream().map(entry -> desk.retry().run(entry.id())).toList();
        goOn(wanted, results);
        return results;
    }

    /// Gives a row other values; null is a value.
    @PostMapping("/{id}/repair")
    @Allowed(Role.OPERATOR)
    Result repair(@PathVariable long id, @RequestBody Map<String, @Nullable String> values) {
        Result result = desk.repair().run(require(id).id(), values);
        jobs.sessionApplied();
        return result;
    }

    @PostMapping("/{id}/discard")
    @Allowed(Role.OPERATOR)
    Result discard(@PathVariable long id, @RequestParam String reason) {
        Result result = desk.discard().run(require(id).id(), reason);
        jobs.sessionApplied();
        return result;
    }

    /// Requests wait for conversion, rows for a release and for their stores.
    private void goOn(List<QuarantineEntry> entries, List<Result> results) {
        Set<Long> asked = results.stream()
                .filter(result -> result.outcome() == Result.Outcome.ASKED)
                .map(Result::id)
                .collect(java.util.stream.Collectors.toSet());
        jobs.sessionApplied();
        if (!asked.isEmpty()) {
            jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of());
            entries.stream()
                    .filter(entry -> asked.contains(entry.id()))
                    .forEach(entry -> jobs.ask(entry.store(), entry.job()));
        }
    }

    private QuarantineEntry require(long id) {
        return desk.entries().list(Wanted.one(id)).stream()
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("QuarantinedRowUnknown"),
                        "There is no row %d in quarantine; tillbridge quarantine lists them".formatted(id)));
    }
}
