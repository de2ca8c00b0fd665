package org.tillbridge.app.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invoice of the file: one transaction at a till.
///
/// @param country the store
/// @param customer the retailer's own number of her; null: nobody's
record RetailInvoice(
        String number, String country, @Nullable String customer, LocalDateTime at, List<Line> lines) {

    RetailInvoice {
        lines = List.copyOf(lines);
    }

    record Line(String item, String description, BigDecimal quantity, BigDecimal price) {}
}
