package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.NewPartner;
import org.tillbridge.channel.customers.PartnerOutcome;
import org.tillbridge.channel.customers.PartnerUser;
import org.tillbridge.channel.customers.PartnerUserChange;
import org.tillbridge.channel.customers.PartnerUserOutcome;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerReference;

/// `/Commerce/BusinessPartners`: organizations that ask to become business partners, and the users
/// of those that are.
@RestController
@RequestMapping("/Commerce")
final class PartnersController {

    private static final String ORGANIZATION = "Organization";
    private static final String USER = "User";
    private static final String ACCOUNT_NUMBER = "AccountNumber";
    private static final String ROLE = "Role";

    private final Stores stores;

    PartnersController(Stores stores) {
        this.stores = stores;
    }

    @PostMapping("/BusinessPartners")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<PartnerBody> request(HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of(ORGANIZATION, USER));
        var given = new NewPartner(
                OperationHeaders.findIdempotencyKey(request), draft(fields, ORGANIZATION), draft(fields, USER));
        return switch (store(request).partners().run(given)) {
            case PartnerOutcome.Requested requested ->
                ResponseEntity.status(HttpStatus.CREATED).body(PartnerBody.of(requested.request()));
            case PartnerOutcome.Refused refused -> throw Refusal.of(refused.violations());
            case PartnerOutcome.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private static CustomerDraft draft(Fields fields, String part) {
        return CustomerReader.draft(fields.findPresent(part)
                .orElseThrow(() -> Refusal.badRequest(
                        "IncompleteBody", part, "Name the organization, and who asks: Organization and User")));
    }

    @GetMapping("/BusinessPartners('{key}')")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    PartnerBody find(@PathVariable String key, HttpServletRequest request) {
        CustomerReference reference = CustomerKey.quoted(key);
        if (reference instanceof CustomerReference.ById(var id)) {
            return store(request).partners().find(id).map(PartnerBody::of).orElseThrow(() -> notFound(reference));
        }
        throw notFound(reference);
    }

    @GetMapping("/BusinessPartners('{key}')/Users")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<PartnerBody.User>> users(@PathVariable String key, HttpServletRequest request) {
        CustomerReference partner = CustomerKey.quoted(key);
        return PartnerBody.users(store(request).partnerUsers().of(partner).orElseThrow(() -> notFound(partner)));
    }

    @PostMapping("/BusinessPartners('{key}')/Users")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Map<String, List<PartnerBody.User>>> add(@PathVariable String key, HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of(ACCOUNT_NUMBER, ROLE));
        CustomerReference user = CustomerKey.plain(fields.findText(ACCOUNT_NUMBER)
                .orElseThrow(() -> Refusal.badRequest(
                        "CustomerNotFound", ACCOUNT_NUMBER, "Name the user, a customer: AccountNumber")));
        List<PartnerUser> users = change(CustomerKey.quoted(key), user, role(fields), request);
        return ResponseEntity.status(HttpStatus.CREATED).body(PartnerBody.users(users));
    }

    @DeleteMapping("/BusinessPartners('{key}')/Users('{user}')")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Void> remove(@PathVariable String key, @PathVariable String user, HttpServletRequest request) {
        change(CustomerKey.quoted(key), CustomerKey.quoted(user), null, request);
        return ResponseEntity.noContent().build();
    }

    private List<PartnerUser> change(
            CustomerReference partner,
            CustomerReference user,
            PartnerUser.@Nullable Role role,
            HttpServletRequest request) {
        var given = new PartnerUserChange(partner, user, role, OperationHeaders.findIdempotencyKey(request));
        return switch (store(request).partnerUsers().run(given)) {
            case PartnerUserOutcome.Now now -> now.users();
            case PartnerUserOutcome.NoPartner() -> throw notFound(partner);
            case PartnerUserOutcome.NoPerson() -> throw CustomerKey.notFound(user.toString());
            case PartnerUserOutcome.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private static PartnerUser.Role role(Fields fields) {
        String given = fields.findText(ROLE).orElse(PartnerUser.Role.USER.name());
        return Arrays.stream(PartnerUser.Role.values())
                .filter(role -> role.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("InvalidRole", ROLE, "A user's role is Admin or User"));
    }

    private static Refusal notFound(CustomerReference partner) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                Problem.of(
                        "PartnerNotFound",
                        "This store knows no business partner %s, as far as it has downloaded"
                                .formatted(Shown.text(partner.toString()))));
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }
}
