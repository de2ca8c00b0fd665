package org.tillbridge.channel.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.BadQuery;
import org.tillbridge.channel.odata.QueryOptions;
import org.tillbridge.channel.odata.QueryText;
import org.tillbridge.channel.query.FindChangedCustomers;
import org.tillbridge.channel.query.FindChangedCustomers.Changed;
import org.tillbridge.channel.query.FindChangedCustomers.Horizon;
import org.tillbridge.channel.query.FindChangedCustomers.Span;
import org.tillbridge.channel.query.FindCustomerKeys;
import org.tillbridge.channel.query.KeyQuery;
import org.tillbridge.kernel.customer.CustomerId;

/// What has changed of a list since it was read, page by page. A round begins with a look at the
/// database and ends with a link to the next: what changes while its pages are read is in the next
/// one too (decision 0071).
final class TrackCustomers {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StoreCustomers store;
    private final FindChangedCustomers changes;
    private final FindCustomerKeys keys;

    TrackCustomers(StoreCustomers store) {
        this.store = store;
        var database = store.station().database().client();
        String legalEntity = store.store().legalEntity();
        this.changes = new FindChangedCustomers(database, legalEntity);
        this.keys = new FindCustomerKeys(
                database, legalEntity, CustomerQuery.COLUMNS, store.station().clock());
    }

    /// Who is no longer among those that were asked for.
    ///
    /// @param isDeleted not only changed
    record Removed(CustomerId customer, boolean isDeleted) {}

    /// One page of a round.
    ///
    /// @param next the next one; null behind the last
    /// @param delta the next round; null before the last
    record Page(
            List<Customer> customers,
            List<Removed> removed,
            @Nullable QueryText next,
            @Nullable QueryText delta) {}

    /// Whether the question is about changes, and not about the customers that are there.
    static boolean isAboutChanges(QueryOptions options) {
        return options.findDeltaToken()
                .map(DeltaToken::decoded)
                .filter(token -> token.since() != null)
                .isPresent();
    }

    /// The links of a page of the customers that are there. The look is older than the page: nothing
    /// is between them.
    Page first(QueryOptions options, int pageRows) {
        String question = question(options);
        Horizon now = changes.now();
        DeltaToken token = options.findDeltaToken().map(DeltaToken::decoded).orElse(null);
        if (token == null) {
            token = DeltaToken.within(null, now, question);
        } else {
            token.require(now, question);
        }
        ListCustomers.Page page = new ListCustomers(store).run(options, pageRows);
        QueryText next = page.next();
        return new Page(
                page.customers(),
                List.of(),
                next == null ? null : next.with(Map.of("deltatoken", token.encoded())),
                next == null ? link(options, token.next()) : null);
    }

    Page changes(QueryOptions options, int pageRows) {
        String question = question(options);
        Horizon now = changes.now();
        DeltaToken given = DeltaToken.decoded(options.findDeltaToken().orElseThrow());
        given.require(now, question);
        DeltaToken token = given.until() == null ? DeltaToken.within(given.since(), now, question) : given;
        return store.station().database().inOneSnapshot(() -> {
            ListCustomers.bePatient(store);
            return page(options, token, pageRows);
        });
    }

    private Page page(QueryOptions options, DeltaToken token, int pageRows) {
        var span = new Span(Objects.requireNonNull(token.since()), Objects.requireNonNull(token.newest()));
        List<Changed> found = changes.in(span, after(options), pageRows + 1);
        List<Changed> shown = found.subList(0, Math.min(pageRows, found.size()));
        List<CustomerId> wanted = wanted(options, shown);
        Set<CustomerId> stay = new HashSet<>(wanted);
        List<Removed> removed = shown.stream()
                .filter(each -> !stay.contains(each.customer()))
                .map(each -> new Removed(each.customer(), !each.isHere()))
                .toList();
        boolean more = found.size() > shown.size();
        Map<String, @Nullable String> goesOn = new HashMap<>();
        if (more) {
            goesOn.put("skiptoken", shown.getLast().customer().toString());
            goesOn.put("deltatoken", token.encoded());
        }
        return new Page(
                store.find().all(wanted),
                removed,
                more ? options.text().with(goesOn) : null,
                more ? null : link(options, token.next()));
    }

    /// Those of them that the question describes.
    private List<CustomerId> wanted(QueryOptions options, List<Changed> changed) {
        List<UUID> here = changed.stream()
                .filter(Changed::isHere)
                .map(each -> each.customer().value())
                .toList();
        var window = new KeyQuery.Window(Math.max(1, here.size()), 0, null);
        return here.isEmpty()
                ? List.of()
                : keys.page(new KeyQuery(options.filter(), List.of(), here, window), "")
                        .customers();
    }

    private static UUID after(QueryOptions options) {
        return Optional.ofNullable(options.skipToken())
                .map(text -> CustomerId.parse(text)
                        .map(CustomerId::value)
                        .orElseThrow(() -> new BadQuery(
                                "InvalidSkipToken", "$skiptoken", "Follow the link of the page before as it is")))
                .orElse(BEFORE_ALL);
    }

    private static QueryText link(QueryOptions options, DeltaToken token) {
        Map<String, @Nullable String> changes = new HashMap<>();
        List.of("orderby", "count", "skiptoken", "format").forEach(option -> changes.put(option, null));
        changes.put("deltatoken", token.encoded());
        return options.text().with(changes);
    }

    private static String question(QueryOptions options) {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("orderby", null);
        return ListCustomers.question(options.text().with(changes));
    }
}
