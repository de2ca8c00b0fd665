package org.tillbridge.channel.api;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.tillbridge.kernel.customer.Violation;

/// The wire's names for the parts of a transaction.
final class SalesNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("lines", "SalesLines"),
            Map.entry("amounts", "Amounts"),
            Map.entry("payments", "TenderLines"),
            Map.entry("customer_id", "CustomerId"),
            Map.entry("register_id", "TerminalId"),
            Map.entry("staff_id", "StaffId"),
            Map.entry("occurred_at", "BeginDateTime"),
            Map.entry("tenders", "TenderLines"),
            Map.entry("item", "ItemId"),
            Map.entry("description", "Description"),
            Map.entry("barcode", "Barcode"),
            Map.entry("unit", "UnitOfMeasureSymbol"),
            Map.entry("quantity", "Quantity"),
            Map.entry("price", "Price"),
            Map.entry("discount_amount", "DiscountAmount"),
            Map.entry("net_amount", "NetAmount"),
            Map.entry("tax_amount", "TaxAmount"),
            Map.entry("tax_group", "TaxGroupId"),
            Map.entry("tender", "TenderTypeId"),
            Map.entry("code", "Code"),
            Map.entry("amount", "Amount"),
            Map.entry("line_no", "LineNumber"));

    private SalesNames() {}

    /// `lines/1/price` → `SalesLines/1/Price`.
    static Problem problem(Violation violation) {
        String target = Arrays.stream(violation.target().split("/"))
                .map(part -> NAMES.getOrDefault(part, part))
                .collect(Collectors.joining("/"));
        return new Problem(violation.code(), target, violation.message(), violation.maximum());
    }
}
