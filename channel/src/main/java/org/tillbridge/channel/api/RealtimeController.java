package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.FetchCustomer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.customers.Where;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerReference;
import tools.jackson.databind.JsonNode;

/// Actions of `/Commerce/Customers` that headquarters is asked for.
@RestController
@RequestMapping("/Commerce/Customers")
final class RealtimeController {

    private static final int MOST = 100;
    private static final String NUMBERS = "accountNumbers";
    private static final String WHERE = "searchLocationValue";

    private final Stores stores;

    RealtimeController(Stores stores) {
        this.stores = stores;
    }

    /// Customers by account ID or UUID, in the order they are named; who is nowhere is left out.
    /// Where: 1 here, 2 at headquarters, 3 both; whom headquarters knows is kept here.
    @PostMapping({"/GetByAccountNumbers", "/Commerce.GetByAccountNumbers"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<CustomerBody>> getByAccountNumbers(HttpServletRequest request) {
        StoreCustomers store = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        JsonNode body = RequestBody.read(request);
        Fields.of(body).refuseOthersThan(Set.of(NUMBERS, WHERE));
        Where where = SearchLocation.of(body.path(WHERE).asInt(1));
        var found = new ArrayList<CustomerBody>();
        for (CustomerReference reference : references(body.path(NUMBERS))) {
            switch (store.fetch().run(reference, where)) {
                case FetchCustomer.Outcome.Found(var customer) -> found.add(CustomerBody.of(customer));
                case FetchCustomer.Outcome.NotFound() -> {}
                case FetchCustomer.Outcome.Unanswered(String code) -> throw SearchLocation.unanswered(code);
            }
        }
        return Map.of("value", found);
    }

    private static List<CustomerReference> references(JsonNode numbers) {
        if (!numbers.isArray() || numbers.isEmpty() || numbers.size() > MOST) {
            throw Refusal.badRequest(
                    "InvalidAccountNumber", NUMBERS, NUMBERS + " is a list of 1 to " + MOST + " account numbers");
        }
        return numbers.valueStream()
                .map(number -> CustomerReference.parse(number.asString(""))
                        .orElseThrow(() -> Refusal.badRequest(
                                "InvalidAccountNumber", NUMBERS, "An account number is an account ID or a UUID")))
                .toList();
    }
}
