package org.tillbridge.channel.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.SalesTransaction;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sales.TransactionTotals;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A SalesOrder on the wire: any transaction of a till.
///
/// @param channelReferenceId an order's confirmation number
/// @param salesId the sales order it is, once headquarters has said so
/// @param status what headquarters says of it: waiting, held, open, on_hold, invoiced, canceled …
/// @param customerId the account ID, before it the UUID
/// @param uploadStatus Captured, Sealed or Sent
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record SalesOrderBody(
        UUID id,
        String transactionType,
        @Nullable String channelReferenceId,
        String receiptId,
        @Nullable String salesId,
        @Nullable String status,
        @Nullable String statusReason,
        String storeId,
        @Nullable String customerId,
        String terminalId,
        @Nullable String staffId,
        @Nullable UUID shiftId,
        boolean isCreatedOffline,
        Instant beginDateTime,
        LocalDate businessDate,
        String currencyCode,
        @Nullable UUID deliveryAddressId,
        @Nullable UUID returnTransactionId,
        BigDecimal netAmount,
        BigDecimal taxAmount,
        BigDecimal chargeAmount,
        BigDecimal totalDiscount,
        BigDecimal grossAmount,
        BigDecimal roundingAmount,
        BigDecimal amountPaid,
        List<Line> salesLines,
        List<Amount> chargeLines,
        List<Amount> discountLines,
        List<Amount> taxLines,
        List<Tender> tenderLines,
        String uploadStatus) {

    private static final Set<String> ONLY_SAID = Set.of(
            "ChannelReferenceId",
            "ReceiptId",
            "SalesId",
            "Status",
            "StatusReason",
            "StoreId",
            "ShiftId",
            "BusinessDate",
            "NetAmount",
            "TaxAmount",
            "ChargeAmount",
            "TotalDiscount",
            "GrossAmount",
            "AmountPaid",
            "UploadStatus");

    /// What a client may send: what is read, and what only the store says.
    static Set<String> join(Set<String> read) {
        Set<String> all = new HashSet<>(read);
        all.addAll(ONLY_SAID);
        return Set.copyOf(all);
    }

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Line(
            int lineNumber,
            String itemId,
            @Nullable String description,
            @Nullable String barcode,
            @Nullable String unitOfMeasureSymbol,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal discountAmount,
            BigDecimal netAmount,
            BigDecimal taxAmount,
            @Nullable String taxGroupId,
            @Nullable UUID deliveryAddressId,
            @Nullable Integer returnLineNumber) {

        static Line of(int number, SalesLine line) {
            return new Line(
                    number,
                    line.item(),
                    line.description(),
                    line.barcode(),
                    line.unit(),
                    line.quantity(),
                    line.price(),
                    line.discount(),
                    line.net(),
                    line.tax(),
                    line.taxGroup(),
                    line.deliveryAddress(),
                    line.returnedLine());
        }
    }

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Amount(
            @Nullable String code,
            BigDecimal amount,
            @Nullable Integer lineNumber) {}

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Tender(String tenderTypeId, BigDecimal amount) {

        static Tender of(SalesPayment payment) {
            return new Tender(payment.tender(), payment.amount());
        }
    }

    static SalesOrderBody of(SalesTransaction sale) {
        var known = sale.atHeadquarters();
        TransactionTotals totals = sale.totals();
        List<SalesLine> lines = sale.content().lines();
        return new SalesOrderBody(
                sale.receipt().transactionId(),
                name(sale.content().kind()),
                sale.receipt().confirmationNumber(),
                sale.receipt().receiptId(),
                known == null ? null : known.salesId(),
                known == null ? null : known.status(),
                known == null ? null : known.reason(),
                sale.store(),
                customer(sale),
                sale.till().registerId(),
                sale.till().staffId(),
                sale.shift(),
                sale.till().mode() == NewTransaction.Mode.OFFLINE,
                sale.receipt().occurredAt(),
                sale.receipt().businessDate(),
                sale.content().currency().value(),
                sale.deliveryAddress(),
                sale.returned(),
                totals.net(),
                totals.tax(),
                totals.charges(),
                totals.discount(),
                totals.gross(),
                totals.rounding(),
                totals.payments(),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> Line.of(i + 1, lines.get(i)))
                        .toList(),
                amounts(sale, AmountKind.CHARGE),
                amounts(sale, AmountKind.DISCOUNT),
                amounts(sale, AmountKind.TAX),
                sale.content().payments().stream().map(Tender::of).toList(),
                sale.state().name().charAt(0) + sale.state().name().substring(1).toLowerCase(Locale.ROOT));
    }

    static Map<String, List<SalesOrderBody>> list(List<SalesTransaction> sales) {
        return Map.of("value", sales.stream().map(SalesOrderBody::of).toList());
    }

    private static String name(TransactionKind kind) {
        return switch (kind) {
            case SALE -> "Sale";
            case RETURN -> "Return";
            case CUSTOMER_ORDER -> "CustomerOrder";
            case WEB_ORDER -> "WebOrder";
        };
    }

    private static @Nullable String customer(SalesTransaction sale) {
        AccountId account = sale.account();
        CustomerId customer = sale.content().customer();
        return account != null ? account.value() : customer == null ? null : customer.toString();
    }

    private static List<Amount> amounts(SalesTransaction sale, AmountKind kind) {
        return sale.content().amounts().stream()
                .filter(amount -> amount.kind() == kind)
                .map(SalesOrderBody::amount)
                .toList();
    }

    private static Amount amount(SalesAmount amount) {
        return new Amount(amount.code(), amount.amount(), amount.line());
    }
}
