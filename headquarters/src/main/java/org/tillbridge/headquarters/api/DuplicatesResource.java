package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.customers.CustomerMatch;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.duplicates.DuplicatePair;
import org.tillbridge.headquarters.duplicates.DuplicateRules;
import org.tillbridge.headquarters.duplicates.DuplicateState;
import org.tillbridge.headquarters.duplicates.JudgeDuplicates;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about customers that may be one person.
@RestController
@RequestMapping("/api/v1/duplicates")
final class DuplicatesResource {

    private static final int MOST = 1_000;

    private final DuplicatesDesk desk;
    private final TraceCustomer customers;
    private final HeadquartersJobs jobs;

    DuplicatesResource(DuplicatesDesk desk, OperatorViews views, HeadquartersJobs jobs) {
        this.desk = desk;
        this.customers = views.trace();
        this.jobs = jobs;
    }

    /// The surest first.
    @GetMapping
    @Allowed(Role.AUDITOR)
    List<DuplicatePair> list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(defaultValue = "50") int most) {
        desk.catchUp();
        return desk.list()
                .run(state(state), customer == null ? null : one(customer).customerId(), Math.clamp(most, 1, MOST));
    }

    private static DuplicateState state(String given) {
        try {
            return DuplicateState.valueOf(given.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new TillbridgeException(
                    ErrorCode.user("DuplicateStateUnknown"),
                    "A pair is OPEN, LINKED, KEPT_APART or MERGED, not " + given,
                    unknown);
        }
    }

    /// Says what two customers are to each other; the stores hear of it.
    @PostMapping("/{action:link|merge|keep-apart|undo}")
    @Allowed(Role.OPERATOR)
    DuplicatePair judge(@PathVariable String action, @RequestParam String customer, @RequestParam String other) {
        CustomerMatch one = one(customer);
        var pair = new JudgeDuplicates.Pair(
                one.legalEntity(), one.customerId(), one(other).customerId());
        DuplicatePair judged = switch (action) {
            case "link" -> desk.judge().link(pair);
            case "merge" -> desk.judge().merge(pair);
            case "keep-apart" -> desk.judge().keepApart(pair);
            default -> desk.judge().undo(pair);
        };
        jobs.masterChanged();
        return judged;
    }

    private CustomerMatch one(String reference) {
        List<CustomerMatch> matches = customers.find(reference);
        if (matches.size() != 1) {
            throw new TillbridgeException(
                    ErrorCode.user(matches.isEmpty() ? "CustomerUnknown" : "CustomerAmbiguous"),
                    "%d customers can be meant by %s; name one by its account ID or UUID"
                            .formatted(matches.size(), reference));
        }
        return matches.getFirst();
    }

    @GetMapping("/rules")
    @Allowed(Role.AUDITOR)
    List<DuplicateRules.Rule> rules() {
        return desk.rules().list();
    }

    /// Tills warn by it when they have downloaded it.
    @PostMapping("/rules/{rule}")
    @Allowed(Role.OPERATOR)
    List<DuplicateRules.Rule> set(@PathVariable String rule, @RequestParam int points) {
        List<DuplicateRules.Rule> rules = desk.rules()
                .set(new DuplicateRules.Rule(rule.toUpperCase(Locale.ROOT).replace('-', '_'), points));
        jobs.masterChanged();
        return rules;
    }
}
