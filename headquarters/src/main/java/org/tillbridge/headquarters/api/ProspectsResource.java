package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.partners.Prospects;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may decide about organizations that asked to become business partners.
@RestController
@RequestMapping("/api/v1/prospects")
final class ProspectsResource {

    private final Prospects prospects;
    private final HeadquartersJobs jobs;

    ProspectsResource(Prospects prospects, HeadquartersJobs jobs) {
        this.prospects = prospects;
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<Prospects.Prospect> list(@RequestParam(defaultValue = "false") boolean all) {
        return prospects.list(all);
    }

    /// The next conversion makes it a customer.
    @PostMapping("/{prospect}/approve")
    @Allowed(Role.OPERATOR)
    Prospects.Prospect approve(@PathVariable UUID prospect) {
        Prospects.Prospect approved = prospects.approve(prospect, Actor.person());
        jobs.sessionApplied();
        return approved;
    }

    @PostMapping("/{prospect}/reject")
    @Allowed(Role.OPERATOR)
    Prospects.Prospect reject(@PathVariable UUID prospect, @RequestParam(defaultValue = "") String because) {
        Prospects.Prospect rejected = prospects.reject(prospect, Actor.person(), because);
        jobs.distribute(JobRuns.Trigger.CONTINUOUS, Set.of(rejected.store()));
        return rejected;
    }
}
