package org.tillbridge.headquarters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.numbers.NumberSequence;
import org.tillbridge.headquarters.numbers.NumberSequences;
import org.tillbridge.headquarters.numbers.SaveNumberSequence.Intent;
import org.tillbridge.headquarters.numbers.SaveNumberSequence.Saved;
import org.tillbridge.headquarters.numbers.SequenceChange;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// Whether customers are given account IDs, what a person has to look at before they are, and how
/// the numbers look.
@RestController
@RequestMapping("/api/v1/numbering")
final class NumberingResource {

    private final HeadquartersJobs jobs;
    private final CheckStorePairs pairs;
    private final NumberingDesk desk;

    NumberingResource(HeadquartersJobs jobs, OperatorDesk operator, NumberingDesk desk) {
        this.jobs = jobs;
        this.pairs = operator.pairs();
        this.desk = desk;
    }

    /// @param stopped   why nobody is numbered, null while everybody is
    /// @param reported  the pairs stores know and the ledger lacks
    /// @param sequences the number sequences
    record Numbering(
            @Nullable String stopped, List<CheckStorePairs.Reported> reported, List<NumberSequence> sequences) {}

    @GetMapping
    @Allowed(Role.AUDITOR)
    Numbering look() {
        return new Numbering(
                jobs.numberingStopped().orElse(null),
                pairs.reported(),
                desk.sequences().list());
    }

    record Acknowledged(int acknowledged) {}

    /// A person has looked; what the stores know counts.
    @PostMapping("/acknowledge")
    @Allowed(Role.OPERATOR)
    Acknowledged acknowledge() {
        return new Acknowledged(pairs.acknowledge());
    }

    /// One sequence, and what was done to it.
    record Whole(NumberSequence sequence, List<NumberSequences.Event> history) {}

    @GetMapping("/sequences/{legalEntity}/{code}")
    @Allowed(Role.AUDITOR)
    Whole show(
            @PathVariable String legalEntity, @PathVariable String code, @RequestParam(defaultValue = "") String part) {
        var key = new SequenceKey(legalEntity, code, part);
        return new Whole(desk.sequences().require(key), desk.sequences().history(key));
    }

    /// Changes a sequence, or says what would become of it.
    @PostMapping("/sequences/{legalEntity}/{code}")
    @Allowed(Role.ADMINISTRATOR)
    Saved change(
            @PathVariable String legalEntity,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody SequenceChange wanted) {
        return goOn(desk.save().change(new SequenceKey(legalEntity, code, part), wanted, intent(preview)));
    }

    /// Adds a sequence: of a customer group, of an operating unit, or for something new.
    @PostMapping("/sequences/{legalEntity}/{code}/add")
    @Allowed(Role.ADMINISTRATOR)
    Saved add(
            @PathVariable String legalEntity,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody SequenceChange wanted) {
        return goOn(desk.save().add(new SequenceKey(legalEntity, code, part), wanted, intent(preview)));
    }

    private static Intent intent(boolean preview) {
        return preview ? Intent.PREVIEW : Intent.SAVE;
    }

    /// Requests may have waited for the sequence.
    private Saved goOn(Saved saved) {
        if (saved.woken() > 0) {
            jobs.sessionApplied();
        }
        return saved;
    }
}
