package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.sales.Receipt;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;

/// `/Commerce/SalesOrders`: what tills ring up, and what a customer has bought here.
@RestController
@RequestMapping("/Commerce")
final class SalesOrdersController {

    private static final int USUAL_ROWS = 25;

    private final Stores stores;

    SalesOrdersController(Stores stores) {
        this.stores = stores;
    }

    /// The same `Id` again is the same transaction.
    @PostMapping("/SalesOrders")
    ResponseEntity<SalesOrderBody> ringUp(HttpServletRequest request) {
        StoreCustomers customers = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        StoreSales sales = sales(request);
        var reader = new SalesOrderReader(
                Fields.of(RequestBody.read(request)),
                customers.store().defaults().values().getOrDefault(CustomerField.CURRENCY, ""));
        var given = reader.read(UUID.randomUUID(), said -> customer(customers, said));
        return switch (sales.ringUp().run(given)) {
            case RingUpOutcome.RungUp(Receipt receipt) -> created(sales, receipt);
            case RingUpOutcome.AlreadyRungUp(Receipt receipt) -> created(sales, receipt);
            case RingUpOutcome.Refused refused ->
                throw Refusal.of(
                        HttpStatus.BAD_REQUEST,
                        refused.violations().stream().map(SalesNames::problem).toList());
            case RingUpOutcome.Taken(Receipt standing) ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        Problem.of(
                                "TransactionAlreadyExists",
                                "Id",
                                "Receipt %s has this Id and other content; it stands, nothing was stored"
                                        .formatted(standing.receiptId())));
        };
    }

    @GetMapping({"/SalesOrders('{id}')", "/SalesOrders/{id}"})
    SalesOrderBody find(@PathVariable String id, HttpServletRequest request) {
        return body(id, transaction(id).flatMap(sales(request).find()::byId));
    }

    /// An order by what the customer was told: its `ChannelReferenceId`.
    @GetMapping("/SalesOrders")
    SalesOrderBody recall(@RequestParam("ChannelReferenceId") String confirmationNumber, HttpServletRequest request) {
        return body(confirmationNumber, sales(request).find().byConfirmation(confirmationNumber));
    }

    /// What she bought, gave back and ordered at this store, the newest first.
    @GetMapping({"/Customers('{key}')/SalesOrders", "/Customers/{key}/SalesOrders"})
    Map<String, List<SalesOrderBody>> ofCustomer(
            @PathVariable String key,
            @RequestParam(name = "$top", defaultValue = "" + USUAL_ROWS) int top,
            @RequestParam(name = "$skip", defaultValue = "0") int skip,
            HttpServletRequest request) {
        StoreCustomers customers = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        CustomerReference reference = CustomerKey.of(key, request);
        Customer customer =
                customers.find().run(reference).orElseThrow(() -> CustomerKey.notFound(reference.toString()));
        return SalesOrderBody.list(
                sales(request).find().ofCustomer(customer.id(), Math.max(1, top), Math.max(0, skip)));
    }

    /// Known here, she is the one that stands now; a UUID may be told of before she is known.
    private static CustomerId customer(StoreCustomers customers, String said) {
        CustomerReference reference = CustomerReference.parse(said).orElseThrow(() -> unknown(said));
        Optional<CustomerId> known = customers.find().run(reference).map(Customer::id);
        return switch (reference) {
            case CustomerReference.ById byId -> known.orElse(byId.id());
            case CustomerReference.ByAccount ignored -> known.orElseThrow(() -> unknown(said));
        };
    }

    private static Refusal unknown(String said) {
        return Refusal.badRequest(
                "CustomerNotFound",
                "CustomerId",
                "This store knows no customer %s; look her up first, or give her UUID".formatted(Shown.text(said)));
    }

    private static Optional<UUID> transaction(String id) {
        return CustomerId.parse(id).map(CustomerId::value);
    }

    private static SalesOrderBody body(String said, Optional<SalesTransaction> found) {
        return found.map(SalesOrderBody::of)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        Problem.of("SalesOrderNotFound", "Nothing was rung up here as " + Shown.text(said))));
    }

    private static ResponseEntity<SalesOrderBody> created(StoreSales sales, Receipt receipt) {
        SalesTransaction sale = sales.find().byId(receipt.transactionId()).orElseThrow();
        URI location = URI.create("/Commerce/SalesOrders('%s')".formatted(receipt.transactionId()));
        return ResponseEntity.created(location).body(SalesOrderBody.of(sale));
    }

    private StoreSales sales(HttpServletRequest request) {
        return stores.requireSales(request.getLocalPort(), request.getHeader("OUN"));
    }
}
