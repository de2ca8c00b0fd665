package org.tillbridge.kernel.sales;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a transaction, as it is rung up.
///
/// @param item the product's number, kept as given
/// @param quantity negative: given back
/// @param discount taken off quantity times price, with the sign of that
/// @param net what quantity times price comes to, less the discount
/// @param tax on top of the net amount
/// @param returnedLine the line of the transaction that is given back
public record SalesLine(
        String item,
        @Nullable String description,
        @Nullable String barcode,
        @Nullable String unit,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal discount,
        BigDecimal net,
        BigDecimal tax,
        @Nullable String taxGroup,
        @Nullable UUID deliveryAddress,
        @Nullable Integer returnedLine) {

    /// A line without discount or tax, of what it comes to.
    public static SalesLine of(String item, @Nullable String description, BigDecimal quantity, BigDecimal price) {
        BigDecimal net = Rounding.toLine(quantity.multiply(price));
        BigDecimal zero = BigDecimal.ZERO;
        return new SalesLine(item, description, null, null, quantity, price, zero, net, zero, null, null, null);
    }
}
