package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.Affiliation;
import org.tillbridge.channel.customers.AffiliationChange;
import org.tillbridge.channel.customers.AffiliationChange.Step;
import org.tillbridge.channel.customers.AffiliationOutcome;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerReference;

/// `/Commerce/Affiliations` and those of one customer: `/Commerce/Customers('…')/Affiliations`.
@RestController
@RequestMapping("/Commerce")
final class AffiliationsController {

    private static final String QUOTED = "/Customers('{key}')/Affiliations";
    private static final String PLAIN = "/Customers/{key}/Affiliations";
    private static final String AFFILIATION_ID = "AffiliationId";
    private static final String NOT_FOUND = "AffiliationNotFound";

    private final Stores stores;

    AffiliationsController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping("/Affiliations")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<AffiliationBody>> all(HttpServletRequest request) {
        return AffiliationBody.list(store(request).affiliations().all());
    }

    @GetMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<AffiliationBody>> ofCustomer(@PathVariable String key, HttpServletRequest request) {
        CustomerReference reference = CustomerKey.of(key, request);
        return AffiliationBody.list(store(request)
                .affiliations()
                .of(reference)
                .orElseThrow(() -> CustomerKey.notFound(reference.toString())));
    }

    @PostMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Map<String, List<AffiliationBody>>> join(@PathVariable String key, HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of(AFFILIATION_ID, "Name"));
        String affiliation = fields.findText(AFFILIATION_ID)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.badRequest(NOT_FOUND, AFFILIATION_ID, "Name the affiliation to join"));
        List<Affiliation> now = change(CustomerKey.of(key, request), affiliation, Step.JOIN, request);
        URI location = URI.create(
                request.getRequestURI() + "('%s')".formatted(URLEncoder.encode(affiliation, StandardCharsets.UTF_8)));
        return ResponseEntity.created(location).body(AffiliationBody.list(now));
    }

    @DeleteMapping({QUOTED + "('{id}')", PLAIN + "/{id}"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Void> leave(@PathVariable String key, @PathVariable String id, HttpServletRequest request) {
        change(CustomerKey.of(key, request), id, Step.LEAVE, request);
        return ResponseEntity.noContent().build();
    }

    private List<Affiliation> change(
            CustomerReference reference, String affiliation, Step step, HttpServletRequest request) {
        var given = new AffiliationChange(reference, OperationHeaders.findIdempotencyKey(request), affiliation, step);
        return switch (store(request).affiliations().run(given)) {
            case AffiliationOutcome.Saved saved -> saved.affiliations();
            case AffiliationOutcome.Unchanged unchanged -> unchanged.affiliations();
            case AffiliationOutcome.NoCustomer() -> throw CustomerKey.notFound(reference.toString());
            case AffiliationOutcome.NoAffiliation() ->
                throw Refusal.of(
                        HttpStatus.BAD_REQUEST,
                        Problem.of(
                                NOT_FOUND,
                                AFFILIATION_ID,
                                "This store knows no affiliation %s; GET /Commerce/Affiliations lists them"
                                        .formatted(Shown.text(affiliation))));
            case AffiliationOutcome.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }
}
