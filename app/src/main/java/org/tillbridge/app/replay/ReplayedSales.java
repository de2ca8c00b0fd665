package org.tillbridge.app.replay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;

/// An invoice of the file as a till rings it up: `C…` is a return, everything else a sale. What the
/// file writes as a negative price is a negative quantity here. Paid in cash, to the penny.
final class ReplayedSales {

    private static final CurrencyCode POUND = new CurrencyCode("GBP");

    private ReplayedSales() {}

    static NewTransaction of(RetailInvoice invoice, NewTransaction.Till till, @Nullable CustomerId customer) {
        List<SalesLine> lines =
                invoice.lines().stream().map(ReplayedSales::line).toList();
        BigDecimal total = lines.stream().map(SalesLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal paid = Rounding.toCurrency(total, POUND);
        var content = new TransactionContent(
                invoice.number().startsWith("C") ? TransactionKind.RETURN : TransactionKind.SALE,
                POUND,
                customer,
                lines,
                List.of(),
                paid.signum() == 0 ? List.of() : List.of(new SalesPayment("CASH", paid)));
        return new NewTransaction(
                idOf(invoice), till, content, null, null, invoice.at().toInstant(ZoneOffset.UTC));
    }

    /// The same invoice is the same transaction.
    static UUID idOf(RetailInvoice invoice) {
        return UUID.nameUUIDFromBytes(("invoice " + invoice.number()).getBytes(StandardCharsets.UTF_8));
    }

    private static SalesLine line(RetailInvoice.Line line) {
        boolean isGivenBack = line.price().signum() < 0;
        String description = line.description();
        return SalesLine.of(
                line.item(),
                description.isEmpty() ? null : description,
                isGivenBack ? line.quantity().negate() : line.quantity(),
                line.price().abs());
    }
}
