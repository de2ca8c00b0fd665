package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.search.CustomerSearch;

/// Actions of `/Commerce/Customers` about what a customer bought and ordered at any store.
@RestController
@RequestMapping("/Commerce/Customers")
final class HistoryController {

    private static final String NUMBER = "accountNumber";

    private final Stores stores;

    HistoryController(Stores stores) {
        this.stores = stores;
    }

    /// Her orders, the newest first.
    @PostMapping({"/GetOrderHistory", "/Commerce.GetOrderHistory"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<SalesOrderBody>> orders(HttpServletRequest request) {
        return SalesOrderBody.list(history(request, HistoryCall.Which.ORDERS));
    }

    /// Line by line what she bought, gave back and ordered, the newest first; a page is of
    /// transactions.
    @PostMapping({"/GetPurchaseHistory", "/Commerce.GetPurchaseHistory"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<PurchaseBody>> purchases(HttpServletRequest request) {
        return Map.of(
                "value",
                history(request, HistoryCall.Which.PURCHASES).stream()
                        .flatMap(sale -> PurchaseBody.of(sale).stream())
                        .toList());
    }

    /// Nobody keeps these here.
    @PostMapping({
        "/GetCustomerBalance",
        "/Commerce.GetCustomerBalance",
        "/GetOrderShipmentsHistory",
        "/Commerce.GetOrderShipmentsHistory",
        "/PostNonTransactionalActivityLoyaltyPoints",
        "/Commerce.PostNonTransactionalActivityLoyaltyPoints"
    })
    @Allowed({Role.CASHIER, Role.APPLICATION})
    void notKept(HttpServletRequest request) {
        stores.require(request.getLocalPort(), request.getHeader("OUN"));
        throw Refusal.of(
                HttpStatus.NOT_IMPLEMENTED,
                Problem.of(
                        RealtimeCodes.NOT_SUPPORTED,
                        "Headquarters keeps no balances, shipments and loyalty points; orders and purchases are in GetOrderHistory and GetPurchaseHistory"));
    }

    private List<SalesTransaction> history(HttpServletRequest request, HistoryCall.Which which) {
        var fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of(NUMBER, SearchPaging.SETTINGS, SearchPaging.small(SearchPaging.SETTINGS)));
        CustomerReference said = fields.findText(NUMBER)
                .flatMap(CustomerReference::parse)
                .orElseThrow(() ->
                        Refusal.badRequest("InvalidAccountNumber", NUMBER, NUMBER + " is an account ID or a UUID"));
        Optional<CustomerReference> here = stores.require(request.getLocalPort(), request.getHeader("OUN"))
                .find()
                .run(said)
                .map(Customer::id)
                .map(CustomerReference.ById::new);
        CustomerSearch.Page page = SearchPaging.page(fields);
        List<SalesTransaction> found = stores.requireSales(request.getLocalPort(), request.getHeader("OUN"))
                .history()
                .run(here.orElse(said), which, page.top(), page.skip());
        if (found.isEmpty() && here.isEmpty()) {
            throw CustomerKey.notFound(said.toString());
        }
        return found;
    }
}
