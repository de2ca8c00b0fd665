package org.tillbridge.channel.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.odata.Filter;
import org.tillbridge.channel.odata.OrderBy;

/// Which customers are wanted, in which order, and which of them.
///
/// @param filter null for all
/// @param among the only ones to choose from, the best first; null for all
public record KeyQuery(
        @Nullable Filter filter,
        List<OrderBy> orderBy,
        @Nullable List<UUID> among,
        Window window) {

    /// The rows of one page.
    ///
    /// @param after the last row of the page before; null for the first page
    public record Window(int rows, int skip, @Nullable Continuation after) {}

    public KeyQuery {
        orderBy = List.copyOf(orderBy);
        among = among == null ? null : List.copyOf(among);
    }
}
