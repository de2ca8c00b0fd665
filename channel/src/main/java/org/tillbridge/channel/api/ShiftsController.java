package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.sales.CountedTender;
import org.tillbridge.channel.sales.ShiftOutcome;
import org.tillbridge.channel.sales.Shifts;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.Violation;

/// `/Commerce/Shifts`: a register's shift, from its opening to what was counted at its end.
@RestController
@RequestMapping("/Commerce")
final class ShiftsController {

    private final Stores stores;

    ShiftsController(Stores stores) {
        this.stores = stores;
    }

    /// Those that are open.
    @GetMapping("/Shifts")
    @Allowed(Role.CASHIER)
    Map<String, List<ShiftBody>> open(HttpServletRequest request) {
        return Map.of(
                "value", shifts(request).open().stream().map(ShiftBody::of).toList());
    }

    /// A register has one at a time: asked again, the open one is answered.
    @PostMapping("/Shifts")
    @Allowed(Role.CASHIER)
    ResponseEntity<ShiftBody> openOne(HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of("TerminalId", "StaffId"));
        ShiftOutcome outcome = shifts(request)
                .open(
                        fields.findText("TerminalId").orElse(""),
                        fields.findText("StaffId")
                                .or(() -> TillEntrance.staffId(request))
                                .orElse(null));
        return answer(outcome);
    }

    @PostMapping({"/Shifts('{id}')/Close", "/Shifts/{id}/Close"})
    @Allowed(Role.CASHIER)
    ResponseEntity<ShiftBody> close(@PathVariable String id, HttpServletRequest request) {
        Fields fields = Fields.of(RequestBody.read(request));
        fields.refuseOthersThan(Set.of("TenderLines"));
        UUID shift = CustomerId.parse(id).map(CustomerId::value).orElseThrow(() -> notFound(id));
        ShiftOutcome outcome = shifts(request).close(shift, tenders(fields, currency(request)));
        if (outcome instanceof ShiftOutcome.NotOpen) {
            throw notFound(id);
        }
        return answer(outcome);
    }

    private String currency(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"))
                .store()
                .defaults()
                .values()
                .getOrDefault(CustomerField.CURRENCY, "");
    }

    private static List<CountedTender> tenders(Fields fields, String currency) {
        List<CountedTender> tenders = new ArrayList<>();
        fields.findArray("TenderLines")
                .ifPresent(array -> array.forEach(object -> {
                    Fields tender = Fields.of(object, "TenderLines/" + (tenders.size() + 1));
                    tender.refuseOthersThan(
                            Set.of("TenderTypeId", "StartingAmount", "RemovedAmount", "CountedAmount", "CurrencyCode"));
                    requireOwn(currency, tender);
                    tenders.add(new CountedTender(
                            tender.findText("TenderTypeId").orElse(""),
                            tender.findDecimal("StartingAmount").orElse(BigDecimal.ZERO),
                            tender.findDecimal("RemovedAmount").orElse(BigDecimal.ZERO),
                            tender.findDecimal("CountedAmount")
                                    .orElseThrow(() -> Fields.wrongType(tender.path() + "CountedAmount", "a number")),
                            currency));
                }));
        return tenders;
    }

    private static void requireOwn(String currency, Fields tender) {
        tender.findText("CurrencyCode")
                .filter(given -> !given.equalsIgnoreCase(currency))
                .ifPresent(given -> {
                    throw Refusal.badRequest(
                            "InvalidCurrency",
                            tender.path() + "CurrencyCode",
                            "A drawer is counted in the store's currency, %s; leave out what was taken in another"
                                    .formatted(currency));
                });
    }

    private static ResponseEntity<ShiftBody> answer(ShiftOutcome outcome) {
        return switch (outcome) {
            case ShiftOutcome.Opened opened ->
                ResponseEntity.status(HttpStatus.CREATED).body(ShiftBody.of(opened.shift()));
            case ShiftOutcome.AlreadyOpen open -> ResponseEntity.ok(ShiftBody.of(open.shift()));
            case ShiftOutcome.Closed closed -> ResponseEntity.ok(ShiftBody.of(closed.shift()));
            case ShiftOutcome.AlreadyClosed closed -> ResponseEntity.ok(ShiftBody.of(closed.shift()));
            case ShiftOutcome.NotOpen() -> throw notFound("it");
            case ShiftOutcome.Refused refused -> throw refused(refused.violations());
        };
    }

    private static Refusal refused(List<Violation> violations) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                violations.stream().map(SalesNames::problem).toList());
    }

    private static Refusal notFound(String id) {
        return Refusal.of(
                HttpStatus.NOT_FOUND, Problem.of("ShiftNotFound", "No shift is or was open here as " + Shown.text(id)));
    }

    private Shifts shifts(HttpServletRequest request) {
        return stores.requireSales(request.getLocalPort(), request.getHeader("OUN"))
                .shifts();
    }
}
