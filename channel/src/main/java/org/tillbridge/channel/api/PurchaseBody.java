package org.tillbridge.channel.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.kernel.sales.SalesLine;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A PurchaseHistory on the wire: one line of what a customer bought.
///
/// @param quantity negative: given back
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record PurchaseBody(
        UUID transactionId,
        int lineNumber,
        String storeId,
        String receiptId,
        @Nullable String salesId,
        Instant datePurchased,
        String itemId,
        @Nullable String description,
        BigDecimal quantity,
        BigDecimal netAmount,
        String currencyCode) {

    static List<PurchaseBody> of(SalesTransaction sale) {
        List<SalesLine> lines = sale.content().lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> of(sale, i + 1, lines.get(i)))
                .toList();
    }

    private static PurchaseBody of(SalesTransaction sale, int number, SalesLine line) {
        var known = sale.atHeadquarters();
        return new PurchaseBody(
                sale.receipt().transactionId(),
                number,
                sale.store(),
                sale.receipt().receiptId(),
                known == null ? null : known.salesId(),
                sale.receipt().occurredAt(),
                line.item(),
                line.description(),
                line.quantity(),
                line.net(),
                sale.content().currency().value());
    }
}
