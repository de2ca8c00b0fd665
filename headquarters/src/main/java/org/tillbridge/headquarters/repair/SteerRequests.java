package org.tillbridge.headquarters.repair;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.repair.ListRequests.Filter;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What a person may do to open requests, to one or to many: try them again, or do without them
/// (spec H04).
public final class SteerRequests {

    private static final int CHUNK = 1_000;
    private static final Sql RETRY = Sql.of(SteerRequests.class, "retry_requests.sql");
    private static final Sql LOCK_BUCKETS = Sql.of(SteerRequests.class, "lock_buckets.sql");
    private static final Sql CANCEL = Sql.of(SteerRequests.class, "cancel_requests.sql");

    private final Database database;
    private final ListRequests requests;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SteerRequests(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.requests = new ListRequests(database, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// What is done with requests.
    public enum Action {
        RETRY,
        CANCEL
    }

    /// An order of a person.
    ///
    /// @param reason why, for the store to read; a cancel needs one
    public record Order(
            Action action, String person, @Nullable String reason) {
        public Order {
            if (action == Action.CANCEL && (reason == null || reason.isBlank())) {
                throw new TillbridgeException(
                        ErrorCode.user("ReasonMissing"), "Say why the requests are canceled; the till shows it");
            }
        }
    }

    /// @param count    how many
    /// @param requests the first of them, as they stood
    /// @param stores   whose
    public record Steered(long count, List<RequestView> requests, Set<String> stores) {
        public Steered {
            requests = List.copyOf(requests);
            stores = Set.copyOf(stores);
        }
    }

    /// What an action would be done to. A request that nothing keeps from being converted needs no
    /// retry.
    public Steered preview(Action action, Filter filter) {
        return eachPage(
                filter,
                page -> page.stream()
                        .filter(view -> action == Action.CANCEL || view.reason() != null)
                        .map(view -> new Done(view.requestId(), view.store()))
                        .toList());
    }

    /// Does it, a thousand at a time.
    public Steered run(Order order, Filter filter) {
        return eachPage(
                filter,
                page -> steer(order, page.stream().map(RequestView::requestId).toList()));
    }

    /// Does it to one. Throws `RequestLocked` while somebody else edits it, `RequestStateWrong`
    /// when it is answered.
    public Steered run(Order order, RequestDetail request) {
        RequestView view = request.request();
        List<Done> done = steer(order, List.of(view.requestId()));
        if (done.isEmpty()) {
            throw refusal(order, request);
        }
        return new Steered(1, List.of(view), Set.of(view.store()));
    }

    private static TillbridgeException refusal(Order order, RequestDetail request) {
        RequestDetail.Lock lock = request.lock();
        if (lock != null && !lock.by().equals(order.person())) {
            return EditLock.locked(request.request().requestId(), lock.by(), lock.until());
        }
        return new TillbridgeException(
                ErrorCode.user("RequestStateWrong"),
                "Request %s is %s; only one that is held or waits for another can be retried, only an open one canceled"
                        .formatted(
                                request.request().requestId(), request.request().state()));
    }

    private record Done(UUID request, String store) {}

    private interface Work {
        List<Done> on(List<RequestView> page);
    }

    private Steered eachPage(Filter filter, Work work) {
        Filter open = filter.only(RequestState.OPEN).orElse(null);
        List<RequestView> first = new ArrayList<>();
        Set<String> stores = new HashSet<>();
        long count = 0;
        String after = null;
        while (open != null) {
            ListRequests.Page page = requests.run(open, after, CHUNK);
            List<Done> done = work.on(page.requests());
            Set<UUID> ids = done.stream().map(Done::request).collect(Collectors.toSet());
            count += done.size();
            done.forEach(each -> stores.add(each.store()));
            page.requests().stream()
                    .filter(view -> first.size() < CHUNK && ids.contains(view.requestId()))
                    .forEach(first::add);
            after = page.next();
            open = after == null ? null : open;
        }
        return new Steered(count, first, stores);
    }

    private List<Done> steer(Order order, List<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.inTransaction(() -> steerTogether(order, ids));
    }

    private List<Done> steerTogether(Order order, List<UUID> ids) {
        Map<String, ?> named = Map.of(
                "request_ids",
                ids.toArray(UUID[]::new),
                "by",
                order.person(),
                "as_of",
                clock.instant().atOffset(ZoneOffset.UTC));
        List<Done> done = switch (order.action()) {
            case RETRY -> run(RETRY, named);
            case CANCEL -> cancel(named, Objects.requireNonNull(order.reason()));
        };
        if (!done.isEmpty()) {
            audit.add(event(order.action(), done).because(order.reason()));
        }
        return done;
    }

    private List<Done> cancel(Map<String, ?> named, String reason) {
        LOCK_BUCKETS.list(database.client(), Map.of("request_ids", named.get("request_ids")), (row, number) -> number);
        var values = new HashMap<String, Object>(named);
        values.put("reason", reason);
        return run(CANCEL, values);
    }

    private List<Done> run(Sql statement, Map<String, ?> values) {
        return statement.list(
                database.client(),
                values,
                (row, number) -> new Done(row.getObject("request_id", UUID.class), row.getString("channel_id")));
    }

    private static AuditTrail.Event event(Action action, List<Done> done) {
        String name = action == Action.RETRY ? "request.retry" : "request.cancel";
        return done.size() == 1
                ? new AuditTrail.Event(name, "request " + done.getFirst().request(), Map.of())
                : new AuditTrail.Event(
                        name,
                        done.size() + " requests",
                        Map.of("requests", done.stream().map(Done::request).toList()));
    }
}
