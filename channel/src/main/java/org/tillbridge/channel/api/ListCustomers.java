package org.tillbridge.channel.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.BadQuery;
import org.tillbridge.channel.odata.QueryOptions;
import org.tillbridge.channel.odata.QueryText;
import org.tillbridge.channel.query.Continuation;
import org.tillbridge.channel.query.FindCustomerKeys;
import org.tillbridge.channel.query.KeyPage;
import org.tillbridge.channel.query.KeyQuery;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.SearchField;

/// One page of the customers a query wants, all of it from one look at the database: three
/// statements, however many there are.
final class ListCustomers {

    static final int USUAL_ROWS = 100;
    static final int MOST_ROWS = 500;
    // A question that would keep the till waiting is broken off instead.
    private static final String PATIENCE = "set local statement_timeout = '5s'";

    private final StoreCustomers store;
    private final FindCustomerKeys find;

    ListCustomers(StoreCustomers store) {
        this.store = store;
        CustomerStation station = store.station();
        this.find = new FindCustomerKeys(
                station.database().client(), store.store().legalEntity(), CustomerQuery.COLUMNS, station.clock());
    }

    /// @param count how many there are on all pages; null when nobody asked
    /// @param next the query of the next page; null behind the last
    record Page(
            List<Customer> customers,
            @Nullable Long count,
            @Nullable QueryText next) {}

    Page run(QueryOptions options, int pageRows) {
        return store.station().database().inOneSnapshot(() -> {
            bePatient(store);
            return page(options, pageRows);
        });
    }

    static void bePatient(StoreCustomers store) {
        store.station().database().client().sql(PATIENCE).update();
    }

    private Page page(QueryOptions options, int pageRows) {
        String question = question(options.text());
        List<UUID> among = options.search() == null ? null : hits(options.search());
        int rows = options.top() == null ? pageRows : Math.min(options.top(), pageRows);
        var window = new KeyQuery.Window(rows, options.skip(), after(options, question));
        KeyPage keys = find.page(new KeyQuery(options.filter(), options.orderBy(), among, window), question);
        return new Page(
                store.find().all(keys.customers()),
                options.count() ? find.count(options.filter(), among) : null,
                keys.findNext().flatMap(last -> next(options, rows, last)).orElse(null));
    }

    /// What was asked beside the place in it.
    static String question(QueryText text) {
        String asked = List.of("filter", "orderby", "search").stream()
                .map(option -> option + "=" + text.options().getOrDefault(option, ""))
                .toList()
                .toString();
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(asked), 6));
    }

    private static @Nullable Continuation after(QueryOptions options, String question) {
        if (options.skipToken() == null) {
            return null;
        }
        return Continuation.decoded(options.skipToken())
                .filter(last -> last.question().equals(question))
                .orElseThrow(() -> new BadQuery(
                        "InvalidSkipToken",
                        "$skiptoken",
                        "$skiptoken goes on with another question; follow the link of the page before as it is"));
    }

    /// The link leads on until as many as were wanted were given.
    private static Optional<QueryText> next(QueryOptions options, int rows, Continuation last) {
        Integer left = options.top() == null ? null : options.top() - rows;
        if (left != null && left <= 0) {
            return Optional.empty();
        }
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("skip", null);
        changes.put("count", null);
        changes.put("top", left == null ? null : left.toString());
        changes.put("skiptoken", last.encoded());
        return Optional.of(options.text().with(changes));
    }

    private List<UUID> hits(String keyword) {
        if (!Criterion.isSearchable(keyword)) {
            throw new BadQuery(
                    "InvalidSearchKeyword",
                    "$search",
                    "A search has at most %d characters, none of them NUL".formatted(Criterion.LONGEST_TEXT));
        }
        CustomerSearch search = new CustomerSearch(
                List.of(new Criterion(SearchField.ANY, keyword)),
                CustomerSearch.Order.BEST_FIRST,
                CustomerSearch.Page.first(CustomerSearch.MOST_ROWS));
        return store.search().run(search).stream()
                .map(CustomerHit::id)
                .map(CustomerId::value)
                .toList();
    }
}
