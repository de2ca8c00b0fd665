package org.tillbridge.channel.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.CustomerSearch.Direction;
import org.tillbridge.kernel.search.CustomerSearch.Order;
import org.tillbridge.kernel.search.CustomerSearch.Page;
import org.tillbridge.kernel.search.CustomerSearch.SortKey;
import org.tillbridge.kernel.search.SearchCursor;
import tools.jackson.databind.JsonNode;

/// Reads `QueryResultSettings` of a search: `{"Paging": {"Top", "Skip", "After"}, "Sorting":
/// {"Columns": [{"ColumnName", "IsDescending"}]}}`.
final class SearchPaging {

    static final String SETTINGS = "QueryResultSettings";
    private static final Map<String, SortKey> COLUMNS = Map.of(
            "Ranking", SortKey.RANKING,
            "Name", SortKey.NAME,
            "FullName", SortKey.NAME,
            "AccountNumber", SortKey.ACCOUNT,
            "Email", SortKey.EMAIL);

    private SearchPaging() {}

    static Page page(Fields fields) {
        Optional<Fields> paging = settings(fields).flatMap(given -> findObject(given, "Paging"));
        paging.ifPresent(given -> given.refuseOthersThan(Set.of("Top", "Skip", "After")));
        int top = Math.min(number(paging, "Top", CustomerSearch.USUAL_ROWS, 1), CustomerSearch.MOST_ROWS);
        return new Page(top, number(paging, "Skip", 0, 0), after(paging));
    }

    private static int number(Optional<Fields> paging, String name, int usual, int least) {
        int number = paging.flatMap(given -> given.findInteger(name)).orElse(usual);
        if (number < least) {
            String target = SETTINGS + "/Paging/" + name;
            throw Refusal.badRequest("InvalidPaging", target, target + " must be at least " + least);
        }
        return number;
    }

    private static @Nullable SearchCursor after(Optional<Fields> paging) {
        return paging.flatMap(given -> given.findText("After"))
                .map(text -> SearchCursor.decoded(text)
                        .orElseThrow(() -> Refusal.badRequest(
                                "InvalidPaging",
                                SETTINGS + "/Paging/After",
                                "After is what the page before said, as it is")))
                .orElse(null);
    }

    static Order order(Fields fields) {
        Optional<Fields> sorting = settings(fields).flatMap(given -> findObject(given, "Sorting"));
        sorting.ifPresent(given -> given.refuseOthersThan(Set.of("Columns")));
        return sorting.map(given -> order(given.object().path("Columns"))).orElse(Order.BEST_FIRST);
    }

    private static Order order(JsonNode columns) {
        String target = SETTINGS + "/Sorting/Columns";
        if (columns.isEmpty()) {
            return Order.BEST_FIRST;
        }
        Fields column = Fields.of(columns.path(0), target + "/0");
        column.refuseOthersThan(Set.of("ColumnName", "IsDescending"));
        SortKey key = column.findText("ColumnName").map(COLUMNS::get).orElse(null);
        if (key == null || columns.size() > 1) {
            throw Refusal.badRequest(
                    "InvalidSorting", target, "A search is sorted by one of Ranking, Name, AccountNumber, Email");
        }
        boolean descending = column.findBoolean("IsDescending").orElse(false);
        return new Order(key, descending ? Direction.DESCENDING : Direction.ASCENDING);
    }

    private static Optional<Fields> settings(Fields fields) {
        Optional<Fields> settings = findObject(fields, SETTINGS);
        settings.ifPresent(given -> given.refuseOthersThan(Set.of("Paging", "Sorting")));
        return settings;
    }

    static Optional<Fields> findObject(Fields fields, String name) {
        return fields.findPresent(name)
                .or(() -> fields.findPresent(small(name)))
                .map(value -> Fields.of(value, fields.path() + name));
    }

    /// The same name with a small first letter.
    static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
