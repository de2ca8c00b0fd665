package org.tillbridge.kernel.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody looks for, in which order, and which page of it. Several criteria: all of them.
public record CustomerSearch(List<Criterion> criteria, Order order, Page page) {

    public static final int MOST_ROWS = 100;
    public static final int USUAL_ROWS = 25;
    public static final int MOST_CRITERIA = 8;

    public CustomerSearch {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            throw new IllegalArgumentException("A search has 1 to %d criteria".formatted(MOST_CRITERIA));
        }
        if (criteria.stream().map(Criterion::field).distinct().count() < criteria.size()) {
            throw new IllegalArgumentException("A search asks for each field once");
        }
    }

    /// The first page of what one text finds, best first.
    public static CustomerSearch of(String text) {
        return new CustomerSearch(
                List.of(new Criterion(SearchField.ANY, text)), Order.BEST_FIRST, Page.first(USUAL_ROWS));
    }

    /// The same, with so many rows a page.
    public CustomerSearch withRows(int top) {
        return new CustomerSearch(criteria, order, new Page(top, page.skip(), page.after()));
    }

    /// By what rows are sorted.
    public enum SortKey {
        RANKING,
        NAME,
        ACCOUNT,
        EMAIL
    }

    /// Which way round.
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /// Customers that agree in it are in the order of their keys.
    public record Order(SortKey key, Direction direction) {

        public static final Order BEST_FIRST = new Order(SortKey.RANKING, Direction.ASCENDING);
    }

    /// @param skip rows to leave out, counted from `after`
    /// @param after the last row of the page before; null for the first page
    public record Page(int top, int skip, @Nullable SearchCursor after) {

        public Page {
            if (top < 1 || top > MOST_ROWS || skip < 0) {
                throw new IllegalArgumentException("A page has 1 to 100 rows and starts at 0 or later");
            }
        }

        public static Page first(int top) {
            return new Page(top, 0, null);
        }
    }
}
