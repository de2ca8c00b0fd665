package org.tillbridge.headquarters.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.RequestCursor.Answered;
import org.tillbridge.headquarters.repair.RequestCursor.Open;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Lists the stores' requests (spec H01): first those that are open, the oldest first, then those
/// that are answered, the latest first. A page begins behind the last row of the page before it,
/// whatever has changed meanwhile.
public final class ListRequests {

    private static final Sql LIST_OPEN = Sql.of(ListRequests.class, "list_open_requests.sql");
    private static final Sql LIST_ANSWERED = Sql.of(ListRequests.class, "list_answered_requests.sql");

    private final Database database;
    private final InstantSource clock;

    public ListRequests(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Which requests; null = any.
    ///
    /// @param states    empty = those that are open
    /// @param customer  whose
    /// @param olderThan headquarters has had it for so long
    public record Filter(
            List<RequestState> states,
            @Nullable String store,
            @Nullable String reason,
            @Nullable String kind,
            @Nullable Customer customer,
            @Nullable Duration olderThan) {

        public Filter {
            states = states.isEmpty() ? RequestState.OPEN : List.copyOf(states);
        }

        public static Filter of(List<RequestState> states) {
            return new Filter(states, null, null, null, null, null);
        }

        /// With some of its states only; empty when it has none of them.
        Optional<Filter> only(List<RequestState> allowed) {
            List<RequestState> both = states.stream().filter(allowed::contains).toList();
            return both.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Filter(both, store, reason, kind, customer, olderThan));
        }
    }

    /// A customer as a person names one.
    ///
    /// @param words an e-mail, or a part of the name, as an open request gives it
    /// @param known the customers of headquarters this can mean
    public record Customer(String words, List<UUID> known) {
        public Customer {
            known = List.copyOf(known);
        }
    }

    /// @param next where the next page begins, null when there is none
    public record Page(List<RequestView> requests, @Nullable String next) {}

    private record Row(RequestView view, RequestCursor cursor) {}

    /// @param after a page's `next`, or null for the first page
    /// @param most  how many at most
    public Page run(Filter filter, @Nullable String after, int most) {
        RequestCursor from = after == null ? Open.FIRST : RequestCursor.parse(after);
        List<Row> rows = new ArrayList<>();
        if (from instanceof Open open) {
            filter.only(RequestState.OPEN).ifPresent(wanted -> rows.addAll(open(wanted, open, most + 1)));
        }
        Answered below = from instanceof Answered answered ? answered : Answered.FIRST;
        if (rows.size() <= most) {
            filter.only(List.of(RequestState.DONE, RequestState.CANCELED, RequestState.SUPERSEDED))
                    .ifPresent(wanted -> rows.addAll(answered(wanted, below, most + 1 - rows.size())));
        }
        boolean isLast = rows.size() <= most;
        List<Row> page = isLast ? rows : rows.subList(0, most);
        return new Page(
                page.stream().map(Row::view).toList(),
                isLast ? null : page.getLast().cursor().toString());
    }

    private List<Row> open(Filter filter, Open after, int most) {
        Map<String, @Nullable Object> values = parameters(filter, most);
        Customer customer = filter.customer();
        values.put("held", filter.states().contains(RequestState.HELD));
        values.put("waiting", filter.states().contains(RequestState.WAITING));
        values.put("after", after.arrivalNo());
        values.put("words", customer == null ? null : customer.words());
        return LIST_OPEN.list(
                database.client(), values, (row, number) -> new Row(view(row), new Open(row.getLong("arrival_no"))));
    }

    private List<Row> answered(Filter filter, Answered below, int most) {
        Map<String, @Nullable Object> values = parameters(filter, most);
        values.put("states", filter.states().stream().map(RequestState::name).toArray(String[]::new));
        values.put("below_xid", below.changedXid());
        values.put("below_id", below.requestId());
        return LIST_ANSWERED.list(
                database.client(),
                values,
                (row, number) -> new Row(
                        view(row),
                        new Answered(row.getString("changed_xid"), row.getObject("request_id", UUID.class))));
    }

    private Map<String, @Nullable Object> parameters(Filter filter, int most) {
        var values = new HashMap<String, @Nullable Object>();
        Customer customer = filter.customer();
        Duration olderThan = filter.olderThan();
        values.put("store", filter.store());
        values.put("reason", filter.reason());
        values.put("kind", filter.kind());
        values.put("customers", customer == null ? null : customer.known().toArray(UUID[]::new));
        values.put(
                "received_before",
                olderThan == null ? null : clock.instant().minus(olderThan).atOffset(ZoneOffset.UTC));
        values.put("most", most);
        return values;
    }

    static RequestView view(ResultSet row) throws SQLException {
        return new RequestView(
                row.getObject("request_id", UUID.class),
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("channel_id"),
                RequestState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("edit_no"),
                Times.instant(row, "captured_at"),
                Times.instant(row, "received_at"),
                Times.instantOrNull(row, "answered_at"),
                Times.instantOrNull(row, "next_attempt_at"));
    }
}
