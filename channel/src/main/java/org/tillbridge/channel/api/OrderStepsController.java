package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.channel.sales.SteerOrder;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.SteerOrderCall;
import org.tillbridge.kernel.realtime.SteerOrderCall.Step;

/// What a till may ask of an order that headquarters has, of any store.
@RestController
@RequestMapping("/Commerce")
final class OrderStepsController {

    private static final String STAFF = "StaffId";
    private static final String ADDRESS = "DeliveryAddressId";

    private final Stores stores;

    OrderStepsController(Stores stores) {
        this.stores = stores;
    }

    @PostMapping({"/SalesOrders('{id}')/Cancel", "/SalesOrders/{id}/Cancel"})
    @Allowed(Role.CASHIER)
    SalesOrderBody cancel(@PathVariable String id, HttpServletRequest request) {
        Fields fields = fields(request, Set.of("Reason", STAFF));
        return steer(request, call(id, Step.CANCEL, fields, null));
    }

    /// From hold.
    @PostMapping({"/SalesOrders('{id}')/Release", "/SalesOrders/{id}/Release"})
    @Allowed(Role.CASHIER)
    SalesOrderBody release(@PathVariable String id, HttpServletRequest request) {
        return steer(request, call(id, Step.RELEASE, fields(request, Set.of(STAFF)), null));
    }

    /// Its address of delivery, and nothing else.
    @PatchMapping({"/SalesOrders('{id}')", "/SalesOrders/{id}"})
    @Allowed(Role.CASHIER)
    SalesOrderBody change(@PathVariable String id, HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        for (String name : fields.object().propertyNames()) {
            if (!name.equals(ADDRESS) && !name.equals(STAFF)) {
                throw Refusal.badRequest(
                        "OrderFieldFixed",
                        Shown.text(name),
                        "Of an order only DeliveryAddressId is changed; for anything else cancel it and take another");
            }
        }
        UUID address = fields.findText(ADDRESS)
                .flatMap(CustomerId::parseUuid)
                .orElseThrow(() -> Fields.wrongType(ADDRESS, "a UUID"));
        return steer(request, call(id, Step.REDIRECT, fields, address));
    }

    private static Fields fields(HttpServletRequest request, Set<String> known) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(known);
        return fields;
    }

    private static SteerOrderCall call(String id, Step step, Fields fields, @Nullable UUID address) {
        UUID order = CustomerId.parseUuid(id).orElseThrow(() -> SalesOrdersController.notFound(id));
        return new SteerOrderCall(
                order,
                step,
                fields.findText("Reason").orElse(null),
                address,
                fields.findText(STAFF).orElse(null));
    }

    private SalesOrderBody steer(HttpServletRequest request, SteerOrderCall call) {
        SteerOrder.Outcome outcome = stores.requireSales(request.getLocalPort(), request.getHeader("OUN"))
                .steer()
                .run(call);
        return switch (outcome) {
            case SteerOrder.Outcome.Steered(SalesTransaction order) -> SalesOrderBody.of(order);
            case SteerOrder.Outcome.Refused(String code, String message) ->
                throw code.equals(RealtimeCodes.ORDER_NOT_FOUND)
                        ? SalesOrdersController.notFound(call.transactionId().toString())
                        : Refusal.of(HttpStatus.CONFLICT, Problem.of(code, message));
            case SteerOrder.Outcome.Unanswered(String code) ->
                throw code.equals(RealtimeCodes.NOT_SUPPORTED)
                        ? Refusal.of(
                                HttpStatus.NOT_IMPLEMENTED,
                                Problem.of(code, "This database works offline; an order is changed at headquarters"))
                        : Refusal.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                Problem.of(code, "Headquarters did not answer; ask again, to ask twice does no harm"));
        };
    }
}
