package org.tillbridge.headquarters.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.customers.CustomerJourney;
import org.tillbridge.headquarters.customers.CustomerMatch;
import org.tillbridge.headquarters.customers.EditConflict;
import org.tillbridge.headquarters.customers.ListEditConflicts;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.search.FoundPage;
import org.tillbridge.headquarters.search.SearchForOperator;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may ask about customers.
@RestController
@RequestMapping("/api/v1/customers")
final class CustomersResource {

    private static final int MOST = 1_000;

    private final TraceCustomer trace;
    private final ListEditConflicts conflicts;
    private final SearchForOperator search;

    CustomersResource(OperatorViews views) {
        this.trace = views.trace();
        this.conflicts = views.conflicts();
        this.search = views.search();
    }

    /// The customers a key, an account ID or an e-mail can mean.
    @GetMapping
    @Allowed(Role.AUDITOR)
    List<CustomerMatch> find(@RequestParam String reference) {
        return trace.find(reference);
    }

    /// Customers of all stores, the best first: `any` or by fields (`name`, `email`, `phone`,
    /// `address`, `card`, `account`), all of which are to fit.
    @GetMapping("/search")
    @Allowed(Role.AUDITOR)
    FoundPage search(
            @RequestParam Map<String, String> texts,
            @RequestParam(required = false) @Nullable String legalEntity,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "25") int most,
            @RequestParam(required = false) @Nullable String after) {
        return search.run(new SearchForOperator.Asked(texts, legalEntity, country, most, after));
    }

    /// Fields that two stores changed without knowing of each other, the newest first.
    @GetMapping("/conflicts")
    @Allowed(Role.AUDITOR)
    List<EditConflict> conflicts(
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(defaultValue = "50") int most) {
        return conflicts.run(reference, store, Math.clamp(most, 1, MOST));
    }

    /// The journey of the one customer that is meant.
    @GetMapping("/{reference}/journey")
    @Allowed(Role.AUDITOR)
    CustomerJourney journey(@PathVariable String reference) {
        return trace.journey(reference);
    }
}
