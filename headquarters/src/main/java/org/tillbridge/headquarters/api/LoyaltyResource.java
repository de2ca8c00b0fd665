package org.tillbridge.headquarters.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.loyalty.LoyaltyCards;
import org.tillbridge.headquarters.loyalty.LoyaltyCards.Enrollment;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about loyalty cards.
@RestController
@RequestMapping("/api/v1/loyalty")
final class LoyaltyResource {

    private final LoyaltyCards cards;
    private final HeadquartersJobs jobs;

    LoyaltyResource(LoyaltyCards cards, HeadquartersJobs jobs) {
        this.cards = cards;
        this.jobs = jobs;
    }

    /// By card number, account ID or UUID.
    @GetMapping("/{named}")
    @Allowed(Role.AUDITOR)
    LoyaltyCards.Holder find(@PathVariable String named, @RequestParam(required = false) @Nullable String legalEntity) {
        return cards.find(named, legalEntity);
    }

    @PostMapping("/{customer}/block")
    @Allowed(Role.OPERATOR)
    LoyaltyCards.Outcome block(
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String legalEntity,
            @RequestParam(defaultValue = "false") boolean preview) {
        return set(customer, legalEntity, Enrollment.BLOCKED, preview);
    }

    @PostMapping("/{customer}/allow")
    @Allowed(Role.OPERATOR)
    LoyaltyCards.Outcome allow(
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String legalEntity,
            @RequestParam(defaultValue = "false") boolean preview) {
        return set(customer, legalEntity, Enrollment.ALLOWED, preview);
    }

    private LoyaltyCards.Outcome set(
            String customer, @Nullable String legalEntity, Enrollment wanted, boolean preview) {
        if (preview) {
            return cards.preview(customer, legalEntity, wanted);
        }
        LoyaltyCards.Outcome outcome = cards.set(customer, legalEntity, wanted);
        jobs.masterChanged();
        return outcome;
    }
}
