package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.ImmediateConversion;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.customers.CustomerMatch;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.repair.EditRequest;
import org.tillbridge.headquarters.repair.ListRequests;
import org.tillbridge.headquarters.repair.RequestDetail;
import org.tillbridge.headquarters.repair.RequestState;
import org.tillbridge.headquarters.repair.SteerRequests.Action;
import org.tillbridge.headquarters.repair.SteerRequests.Order;
import org.tillbridge.headquarters.repair.SteerRequests.Steered;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about the stores' requests: list, show, edit, synchronize one, retry
/// and cancel.
@RestController
@RequestMapping("/api/v1/requests")
final class RequestsResource {

    private static final int MOST = 10_000;

    private final RequestsDesk desk;
    private final HeadquartersJobs jobs;
    private final TraceCustomer customers;
    private final HandOn handOn;

    RequestsResource(RequestsDesk desk, HeadquartersJobs jobs, OperatorViews views, OperatorDesk operator) {
        this.desk = desk;
        this.jobs = jobs;
        this.customers = views.trace();
        this.handOn = new HandOn(operator.others());
    }

    /// Open ones first, the oldest first, then those that are answered, the latest first.
    @GetMapping
    @Allowed(Role.AUDITOR)
    ListRequests.Page list(
            @ModelAttribute RequestQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int most) {
        return desk.list().run(query.filter(this::known), after, Math.clamp(most, 1, MOST));
    }

    private List<UUID> known(String words) {
        return customers.find(words).stream().map(CustomerMatch::customerId).toList();
    }

    @GetMapping("/{id}")
    @Allowed(Role.AUDITOR)
    RequestDetail show(@PathVariable UUID id) {
        return desk.show().run(id);
    }

    /// Has it alone for a while.
    @PostMapping("/{id}/lock")
    @Allowed(Role.OPERATOR)
    RequestDetail.Lock lock(@PathVariable UUID id) {
        return desk.lock().take(id, Actor.person());
    }

    record GivenBack(UUID requestId) {}

    @DeleteMapping("/{id}/lock")
    @Allowed(Role.OPERATOR)
    GivenBack giveBack(@PathVariable UUID id) {
        desk.lock().giveBack(id, Actor.person());
        return new GivenBack(id);
    }

    /// @param fields null empties a field
    record Edit(
            Map<String, @Nullable String> fields, @Nullable String reason) {}

    @PostMapping("/{id}/edit")
    @Allowed(Role.OPERATOR)
    RequestDetail edit(@PathVariable UUID id, @RequestBody Edit edit) {
        desk.edit().values(id, edit.fields(), new EditRequest.By(Actor.person(), edit.reason()));
        return toldToStore(id);
    }

    @PostMapping("/{id}/retarget")
    @Allowed(Role.OPERATOR)
    RequestDetail retarget(
            @PathVariable UUID id,
            @RequestParam String customer,
            @RequestParam(required = false) @Nullable String reason) {
        CustomerReference reference = CustomerReference.parse(customer.strip())
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("CustomerUnknown"),
                        "%s is neither a UUID nor an account ID".formatted(customer)));
        desk.edit().retarget(id, reference, new EditRequest.By(Actor.person(), reason));
        return toldToStore(id);
    }

    /// Names the account ID of a customer whose number sequence is manual, and converts her, or
    /// neither.
    @PostMapping("/{id}/number")
    @Allowed(Role.OPERATOR)
    RequestDetail number(@PathVariable UUID id, @RequestParam String account) {
        desk.show().run(id);
        ImmediateConversion outcome = jobs.convertNow(id, () -> desk.account().run(id, account.strip()));
        if (outcome instanceof ImmediateConversion.Refused(String code, String reason)) {
            throw new TillbridgeException(
                    ErrorCode.user(code), "Request %s was not converted: %s; nothing was stored".formatted(id, reason));
        }
        return desk.show().run(id);
    }

    private RequestDetail toldToStore(UUID id) {
        RequestDetail edited = desk.show().run(id);
        jobs.distribute(JobRuns.Trigger.CONTINUOUS, Set.of(edited.request().store()));
        return edited;
    }

    /// @param run how many of the customer's requests were looked at, and what came of them
    record Synchronized(SynchronizeCustomers.Outcome run, RequestDetail request) {}

    /// Converts what the request's customer asked for, and nobody else's; answers when it is done.
    @PostMapping(value = "/{id}/synchronize", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    HandedOn<Synchronized> synchronize(@PathVariable UUID id, HttpServletRequest request) {
        RequestDetail before = desk.show().run(id);
        if (before.request().state() == RequestState.HELD) {
            desk.steer().run(new Order(Action.RETRY, Actor.person(), null), before);
        }
        var chain = CustomerChains.of(
                before.request().legalEntity(), new CustomerId(before.request().customerId()));
        return handOn.answer(
                request,
                () -> new Synchronized(jobs.synchronizeOnly(chain), desk.show().run(id)));
    }

    /// Does it to one.
    @PostMapping("/{id}/{action:retry|cancel}")
    @Allowed(Role.OPERATOR)
    Steered steer(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable String because,
            @RequestParam(defaultValue = "false") boolean preview) {
        RequestDetail request = desk.show().run(id);
        return preview
                ? new Steered(1, List.of(request.request()), Set.of())
                : goOn(action, desk.steer().run(order(action, because), request));
    }

    /// Does it to all that are like this, or says which they are.
    @PostMapping("/{action:retry|cancel}")
    @Allowed(Role.OPERATOR)
    Steered steerAll(
            @PathVariable String action,
            @ModelAttribute RequestQuery query,
            @RequestParam(required = false) @Nullable String because,
            @RequestParam(defaultValue = "false") boolean preview) {
        ListRequests.Filter filter = query.filter(this::known);
        return preview
                ? desk.steer().preview(of(action), filter)
                : goOn(action, desk.steer().run(order(action, because), filter));
    }

    private static Order order(String action, @Nullable String reason) {
        return new Order(of(action), Actor.person(), reason);
    }

    private static Action of(String action) {
        return Action.valueOf(action.toUpperCase(Locale.ROOT));
    }

    /// What waits is converted; what was canceled goes down with its answer.
    private Steered goOn(String action, Steered done) {
        if (done.count() > 0) {
            jobs.sessionApplied();
            if (of(action) == Action.CANCEL) {
                jobs.distribute(JobRuns.Trigger.CONTINUOUS, done.stores());
            }
        }
        return done;
    }
}
