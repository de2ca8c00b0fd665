package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.AddressChange;
import org.tillbridge.channel.customers.AddressOutcome;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.AddressesAsked.Keys;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.Violation;
import tools.jackson.databind.JsonNode;

/// `/Commerce/Customers('…')/Addresses`: the addresses of one customer, one by one.
@RestController
@RequestMapping("/Commerce")
final class AddressesController {

    private static final String QUOTED = "/Customers('{key}')/Addresses";
    private static final String PLAIN = "/Customers/{key}/Addresses";
    private static final String ONE_OF_QUOTED = QUOTED + "('{id}')";
    private static final String ONE_OF_PLAIN = PLAIN + "/{id}";

    private final Stores stores;

    AddressesController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<AddressBody>> list(@PathVariable String key, HttpServletRequest request) {
        Customer customer = find(store(request), CustomerKey.of(key, request));
        return Map.of(
                "value",
                customer.card().addresses().stream().map(AddressBody::of).toList());
    }

    @GetMapping({ONE_OF_QUOTED, ONE_OF_PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<AddressBody> find(@PathVariable String key, @PathVariable String id, HttpServletRequest request) {
        return shown(ResponseEntity.ok(), find(store(request), CustomerKey.of(key, request)), addressId(id));
    }

    @PostMapping({QUOTED, PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<AddressBody> add(@PathVariable String key, HttpServletRequest request) {
        JsonNode body = RequestBody.read(request);
        requireReadOnlyKept(body, Optional.empty());
        AddressPayload given = AddressReader.address(Fields.of(body));
        Done done = run(key, given, Keys.OF_NEW_ADDRESSES, request);
        URI location = URI.create("/Commerce/Customers('%s')/Addresses('%s')"
                .formatted(done.customer().id(), done.address()));
        return shown(ResponseEntity.created(location), done.customer(), done.address());
    }

    @PatchMapping({ONE_OF_QUOTED, ONE_OF_PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<AddressBody> change(@PathVariable String key, @PathVariable String id, HttpServletRequest request) {
        JsonNode body = RequestBody.read(request);
        UUID address = addressId(id);
        requireReadOnlyKept(body, findAddress(find(store(request), CustomerKey.of(key, request)), address));
        AddressPayload given = AddressReader.address(Fields.of(body));
        if (given.addressId() != null && !given.addressId().equals(address)) {
            throw Refusal.badRequest("IdMismatch", "AddressId", "AddressId is not the address's");
        }
        var named = new AddressPayload(address, given.values(), given.cleared(), given.primary(), given.deactivate());
        Done done = run(key, named, Keys.OF_KNOWN_ADDRESSES, request);
        return given.deactivate()
                ? ResponseEntity.noContent().build()
                : shown(ResponseEntity.ok(), done.customer(), address);
    }

    @DeleteMapping({ONE_OF_QUOTED, ONE_OF_PLAIN})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<Void> deactivate(@PathVariable String key, @PathVariable String id, HttpServletRequest request) {
        var ended = new AddressPayload(addressId(id), Map.of(), Set.of(), null, true);
        run(key, ended, Keys.OF_KNOWN_ADDRESSES, request);
        return ResponseEntity.noContent().build();
    }

    /// What is to be shown: a customer, and the one address spoken of.
    private record Done(Customer customer, UUID address) {}

    private Done run(String key, AddressPayload address, Keys keys, HttpServletRequest request) {
        CustomerReference reference = CustomerKey.of(key, request);
        var asked = new AddressesAsked(List.of(address), keys, OperationHeaders.countryCheck(request));
        var given = new AddressChange(
                reference, OperationHeaders.findIdempotencyKey(request), asked, EntityTag.seen(request));
        return switch (store(request).addresses().run(given)) {
            case AddressOutcome.Saved saved ->
                new Done(saved.customer(), saved.addresses().getFirst());
            case AddressOutcome.Unchanged unchanged ->
                new Done(unchanged.customer(), unchanged.addresses().getFirst());
            case AddressOutcome.NotFound() -> throw CustomerKey.notFound(reference.toString());
            case AddressOutcome.Stale() -> throw EntityTag.addressMismatch();
            case AddressOutcome.Refused refused -> throw refusal(refused.violations());
            case AddressOutcome.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private static Refusal refusal(List<Violation> violations) {
        String code = violations.getFirst().code();
        HttpStatus status = switch (code) {
            case Violation.ADDRESS_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case Violation.ADDRESS_EXISTS -> HttpStatus.CONFLICT;
            default -> HttpStatus.BAD_REQUEST;
        };
        return Refusal.of(
                status,
                violations.stream()
                        .map(wrong -> new Problem(
                                wrong.code(),
                                WireNames.addressTarget(wrong.target()),
                                wrong.message(),
                                wrong.maximum()))
                        .toList());
    }

    private static void requireReadOnlyKept(JsonNode body, Optional<AddressPayload> current) {
        List<Problem> changed = ReadOnlyAddressFields.changed(body, "", current);
        if (!changed.isEmpty()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, changed);
        }
    }

    private static ResponseEntity<AddressBody> shown(
            ResponseEntity.BodyBuilder answer, Customer customer, UUID address) {
        AddressPayload shown = findAddress(customer, address).orElseThrow(() -> notFound(address.toString()));
        return answer.eTag(EntityTag.of(shown)).body(AddressBody.of(shown));
    }

    private static Optional<AddressPayload> findAddress(Customer customer, UUID address) {
        return customer.card().addresses().stream()
                .filter(each -> address.equals(each.addressId()))
                .findAny();
    }

    private static Customer find(StoreCustomers store, CustomerReference reference) {
        return store.find().run(reference).orElseThrow(() -> CustomerKey.notFound(reference.toString()));
    }

    private static UUID addressId(String id) {
        return CustomerId.parse(id).map(CustomerId::value).orElseThrow(() -> notFound(id));
    }

    private static Refusal notFound(String address) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                Problem.of(Violation.ADDRESS_NOT_FOUND, "The customer has no address " + Shown.text(address)));
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }
}
