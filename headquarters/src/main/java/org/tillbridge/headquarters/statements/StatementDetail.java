package org.tillbridge.headquarters.statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with all that is in it, and what is not.
public record StatementDetail(
        StatementView statement,
        List<Tender> tenders,
        List<Order> orders,
        List<Entry> entries,
        List<LeftOut> leftOut,
        List<Event> events) {

    public StatementDetail {
        tenders = List.copyOf(tenders);
        orders = List.copyOf(orders);
        entries = List.copyOf(entries);
        leftOut = List.copyOf(leftOut);
        events = List.copyOf(events);
    }

    /// @param counted null where nothing was counted
    public record Tender(
            String tender,
            String currency,
            BigDecimal paid,
            @Nullable BigDecimal counted,
            BigDecimal difference) {}

    /// @param salesId null before it has a number
    /// @param state   null before the order is there
    public record Order(
            @Nullable String salesId,
            String account,
            @Nullable String name,
            int transactions,
            String currency,
            BigDecimal net,
            BigDecimal payments,
            @Nullable String state,
            @Nullable String invoice) {}

    public record Entry(
            String kind,
            String tender,
            String currency,
            BigDecimal amount,
            @Nullable String voucher) {}

    public record Event(
            Instant at,
            String person,
            String operation,
            String state,
            @Nullable String message) {}
}
