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
import org.tillbridge.channel.sales.RecallOrder;
import org.tillbridge.channel.sales.Receipt;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.channel.sales.StoreSales;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.RealtimeCodes;

/// `/Commerce/SalesOrders`: what tills ring up, and what a customer has bought here.
@RestController
@RequestMapping("/Commerce")
final class SalesOrdersController {

    private static final int USUAL_ROWS = 25;
    private static final String WAY_OUT =
            "A store whose profile has order-mode=async, or sync-with-backup, takes orders without headquarters: "
                    + "tillbridge profiles set";

    private final Stores stores;

    SalesOrdersController(Stores stores) {
        this.stores = stores;
    }

    /// The same `Id` again is the same transaction.
    @PostMapping("/SalesOrders")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<SalesOrderBody> ringUp(HttpServletRequest request) {
        StoreCustomers customers = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        StoreSales sales = sales(request);
        var reader = new SalesOrderReader(
                Fields.of(RequestBody.read(request)),
                customers.store().defaults().values().getOrDefault(CustomerField.CURRENCY, ""),
                TillEntrance.staffId(request));
        var given = reader.read(UUID.randomUUID(), said -> customer(customers, said));
        RingUpOutcome outcome = given.content().kind().isOrder()
                ? sales.order().run(given)
                : sales.ringUp().run(given);
        return switch (outcome) {
            case RingUpOutcome.RungUp(Receipt receipt) -> created(sales, receipt);
            case RingUpOutcome.AlreadyRungUp(Receipt receipt) -> created(sales, receipt);
            case RingUpOutcome.Refused refused ->
                throw Refusal.of(
                        HttpStatus.BAD_REQUEST,
                        refused.violations().stream().map(SalesNames::problem).toList());
            case RingUpOutcome.NotOrdered(String code, String message) -> throw notOrdered(code, message);
            case RingUpOutcome.NotAnswered(UUID id, String code) -> throw notAnswered(id, code);
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

    private static Refusal notOrdered(String code, String message) {
        return Refusal.of(
                code.equals(RealtimeCodes.TRANSACTION_EXISTS) ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST,
                Problem.of(code, "No order was taken: %s. %s".formatted(message, WAY_OUT)));
    }

    private static Refusal notAnswered(UUID id, String code) {
        return code.equals(RealtimeCodes.NOT_SUPPORTED)
                ? Refusal.of(
                        HttpStatus.NOT_IMPLEMENTED,
                        Problem.of(code, "No order was taken: this database works offline. " + WAY_OUT))
                : Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        Problem.of(
                                code,
                                "No order was taken: headquarters did not answer. Ask again with Id %s, it is the same order. %s"
                                        .formatted(id, WAY_OUT)));
    }

    /// Here, or an order of any store; of an order, with what has become of it.
    @GetMapping({"/SalesOrders('{id}')", "/SalesOrders/{id}"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    SalesOrderBody find(@PathVariable String id, HttpServletRequest request) {
        return body(
                id, transaction(id).map(sales(request).recall()::byId).orElseGet(RecallOrder.Outcome.NotFound::new));
    }

    /// An order of any store by what the customer was told: its `ChannelReferenceId`.
    @GetMapping("/SalesOrders")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    SalesOrderBody recall(@RequestParam("ChannelReferenceId") String confirmationNumber, HttpServletRequest request) {
        return body(confirmationNumber, sales(request).recall().byConfirmation(confirmationNumber));
    }

    /// What she bought, gave back and ordered at this store, the newest first.
    @GetMapping({"/Customers('{key}')/SalesOrders", "/Customers/{key}/SalesOrders"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    Map<String, List<SalesOrderBody>> ofCustomer(
            @PathVariable String key,
            @RequestParam(name = "$top", defaultValue = "" + USUAL_ROWS) int top,
            @RequestParam(name = "$skip", defaultValue = "0") int skip,
            HttpServletRequest request) {
        StoreCustomers customers = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        CustomerReference reference = CustomerKey.of(key, request);
        Customer customer =
                customers.find().run(reference).orElseThrow(() -> CustomerKey.notFound(reference.toString()));
        return SalesOrderBody.list(sales(request)
                .find()
                .ofCustomer(customer.id(), HistoryCall.Which.PURCHASES, Math.max(1, top), Math.max(0, skip)));
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

    static Refusal notFound(String said) {
        return Refusal.of(
                HttpStatus.NOT_FOUND, Problem.of("SalesOrderNotFound", "Nothing was rung up as " + Shown.text(said)));
    }

    private static SalesOrderBody body(String said, RecallOrder.Outcome outcome) {
        return switch (outcome) {
            case RecallOrder.Outcome.Found(SalesTransaction found) -> SalesOrderBody.of(found);
            case RecallOrder.Outcome.NotFound() -> throw notFound(said);
            case RecallOrder.Outcome.Unanswered(String code) ->
                throw Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        Problem.of(
                                code,
                                "%s was not rung up here, and headquarters did not answer; try again"
                                        .formatted(Shown.text(said))));
        };
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
