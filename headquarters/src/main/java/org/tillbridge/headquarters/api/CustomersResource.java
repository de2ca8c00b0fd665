package org.tillbridge.headquarters.api;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.customers.CustomerJourney;
import org.tillbridge.headquarters.customers.CustomerMatch;
import org.tillbridge.headquarters.customers.TraceCustomer;

/// What an operator may ask about one customer.
@RestController
@RequestMapping("/api/v1/customers")
final class CustomersResource {

    private final TraceCustomer trace;

    CustomersResource(OperatorViews views) {
        this.trace = views.trace();
    }

    /// The customers a key, an account ID or an e-mail can mean.
    @GetMapping
    List<CustomerMatch> find(@RequestParam String reference) {
        return trace.find(reference);
    }

    /// The journey of the one customer that is meant.
    @GetMapping("/{reference}/journey")
    CustomerJourney journey(@PathVariable String reference) {
        return trace.journey(reference);
    }
}
