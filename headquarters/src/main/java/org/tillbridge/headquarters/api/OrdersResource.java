package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.orders.ListOrders;
import org.tillbridge.headquarters.orders.OrderDetail;
import org.tillbridge.headquarters.orders.OrderState;
import org.tillbridge.headquarters.orders.OrderView;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.headquarters.sales.EditTransaction.Intent;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about the stores' orders: list, show, synchronize, edit, release and
/// cancel. An order is named by its transaction, its confirmation number or its sales order.
@RestController
@RequestMapping("/api/v1/orders")
final class OrdersResource {

    private static final int MOST = 10_000;

    private final OrdersDesk desk;
    private final SalesJobs jobs;
    private final HandOn handOn;

    OrdersResource(OrdersDesk desk, SalesJobs jobs, OperatorDesk operator) {
        this.desk = desk;
        this.jobs = jobs;
        this.handOn = new HandOn(operator.others());
    }

    /// Those that are no sales orders yet, or of the states asked for.
    @GetMapping
    @Allowed(Role.AUDITOR)
    ListOrders.Page list(
            @RequestParam(required = false) @Nullable List<OrderState> state,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "50") int most) {
        var filter = new ListOrders.Filter(state == null ? List.of() : state, store, reason);
        return desk.list().run(filter, Math.clamp(most, 1, MOST));
    }

    @GetMapping("/{key}")
    @Allowed(Role.AUDITOR)
    OrderDetail show(@PathVariable String key) {
        return desk.list().show(key);
    }

    /// Makes it a sales order now, with its customer; a held one has its tries again.
    @PostMapping(value = "/{key}/synchronize", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    HandedOn<OrderDetail> synchronize(@PathVariable String key, HttpServletRequest request) {
        UUID order = desk.steer().retry(key).transactionId();
        return handOn.answer(request, () -> {
            jobs.synchronizeOrder(order);
            return desk.list().show(order.toString());
        });
    }

    /// Has it alone until it is left.
    @PostMapping("/{key}/editing")
    @Allowed(Role.OPERATOR)
    OrderDetail take(@PathVariable String key) {
        UUID order = id(key);
        desk.edit().take(order);
        return desk.list().show(order.toString());
    }

    /// It waits again.
    @DeleteMapping("/{key}/editing")
    @Allowed(Role.OPERATOR)
    OrderDetail leave(@PathVariable String key) {
        UUID order = id(key);
        desk.edit().leave(order);
        jobs.wakeOrders();
        return desk.list().show(order.toString());
    }

    /// @param changed what was changed, or would be
    record Edited(List<EditTransaction.Edited> changed, OrderDetail order) {}

    @PostMapping("/{key}/edit")
    @Allowed(Role.OPERATOR)
    Edited edit(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody TransactionEdit edit) {
        UUID order = id(key);
        List<EditTransaction.Edited> changed =
                desk.edit().save(order, edit.fields(), preview ? Intent.PREVIEW : Intent.SAVE, edit.reason());
        return new Edited(changed, desk.list().show(order.toString()));
    }

    @PostMapping("/{key}/release")
    @Allowed(Role.OPERATOR)
    OrderView release(@PathVariable String key) {
        return desk.steer().release(key);
    }

    @PostMapping("/{key}/cancel")
    @Allowed(Role.OPERATOR)
    OrderView cancel(@PathVariable String key, @RequestParam String because) {
        return desk.steer().cancel(key, because);
    }

    private UUID id(String key) {
        return desk.list().require(key).transactionId();
    }
}
