package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;

/// What hangs on customers, read for many of them at once.
final class OfCustomers {

    private OfCustomers() {}

    record Part<T>(CustomerId customer, T part) {}

    static Map<String, Object> parameters(Store store, List<CustomerId> customers) {
        return Map.of(
                "legal_entity",
                store.legalEntity(),
                "customer_ids",
                customers.stream().map(CustomerId::value).toArray(UUID[]::new));
    }

    static <T> Part<T> part(ResultSet row, T part) throws SQLException {
        return new Part<>(new CustomerId(row.getObject("customer_id", UUID.class)), part);
    }

    /// In the order they came.
    static <T> Map<CustomerId, List<T>> collect(List<Part<T>> parts) {
        Map<CustomerId, List<T>> all = new LinkedHashMap<>();
        parts.forEach(each -> all.computeIfAbsent(each.customer(), customer -> new ArrayList<>())
                .add(each.part()));
        return all;
    }
}
