package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.LoyaltyCard;
import org.tillbridge.channel.customers.LoyaltyCardOutcome;
import org.tillbridge.channel.customers.NewLoyaltyCard;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;

/// The loyalty cards of one customer: `/Commerce/Customers('…')/LoyaltyCards`.
@RestController
@RequestMapping("/Commerce")
final class LoyaltyCardsController {

    private static final String QUOTED = "/Customers('{key}')/LoyaltyCards";
    private static final String PLAIN = "/Customers/{key}/LoyaltyCards";
    private static final String CARD_NUMBER = "CardNumber";

    private final Stores stores;

    LoyaltyCardsController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<LoyaltyCardBody>> ofCustomer(@PathVariable String key, HttpServletRequest request) {
        CustomerReference reference = CustomerKey.of(key, request);
        return LoyaltyCardBody.list(
                store(request).cards().of(reference).orElseThrow(() -> CustomerKey.notFound(reference.toString())));
    }

    /// Without a number the store makes one.
    @PostMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<LoyaltyCardBody> issue(@PathVariable String key, HttpServletRequest request) {
        CustomerReference reference = CustomerKey.of(key, request);
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of(CARD_NUMBER));
        var given = new NewLoyaltyCard(reference, OperationHeaders.findIdempotencyKey(request), number(fields));
        return switch (store(request).cards().run(given)) {
            case LoyaltyCardOutcome.Issued issued -> created(issued.card());
            case LoyaltyCardOutcome.Unchanged unchanged -> created(unchanged.card());
            case LoyaltyCardOutcome.NoCustomer() -> throw CustomerKey.notFound(reference.toString());
            case LoyaltyCardOutcome.Blocked() ->
                throw refusal(
                        "CustomerBlockedForLoyaltyEnrollment",
                        "This customer is not to get a loyalty card; headquarters lifts the block: tillbridge loyalty allow");
            case LoyaltyCardOutcome.CardTaken() ->
                throw refusal("LoyaltyCardAlreadyIssued", "This card is another customer's; take another card");
            case LoyaltyCardOutcome.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private static ResponseEntity<LoyaltyCardBody> created(LoyaltyCard card) {
        return ResponseEntity.status(HttpStatus.CREATED).body(LoyaltyCardBody.of(card));
    }

    private static Refusal refusal(String code, String detail) {
        return Refusal.of(HttpStatus.CONFLICT, Problem.of(code, CARD_NUMBER, detail));
    }

    private static @Nullable LoyaltyCardNumber number(Fields fields) {
        return fields.findText(CARD_NUMBER)
                .filter(text -> !text.isBlank())
                .map(text -> LoyaltyCardNumber.parse(text)
                        .orElseThrow(() -> Refusal.badRequest(
                                "InvalidLoyaltyCardNumber",
                                CARD_NUMBER,
                                "A card number has 4 to 30 letters from A to Z, digits and hyphens")))
                .orElse(null);
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }
}
