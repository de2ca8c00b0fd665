package org.tillbridge.headquarters.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order with its lines, and what persons changed in it.
public record OrderDetail(OrderView order, List<Line> lines, List<Edit> edits) {

    public OrderDetail {
        lines = List.copyOf(lines);
        edits = List.copyOf(edits);
    }

    public record Line(
            int line,
            String item,
            @Nullable String description,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal netAmount) {}

    /// @param row null for a field of the order itself
    public record Edit(
            String table,
            @Nullable Integer row,
            String field,
            @Nullable String before,
            @Nullable String after,
            Instant at,
            String by) {}
}
