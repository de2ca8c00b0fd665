package org.tillbridge.channel.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;

/// Reads a SalesOrder of the wire. What only the store says (receipt, business date, totals) may be
/// sent back and is not looked at.
final class SalesOrderReader {

    private static final Set<String> NAMES = Set.of(
            "Id",
            "TransactionType",
            "CustomerId",
            "TerminalId",
            "StaffId",
            "IsCreatedOffline",
            "BeginDateTime",
            "CurrencyCode",
            "DeliveryAddressId",
            "ReturnTransactionId",
            "SalesLines",
            "ChargeLines",
            "DiscountLines",
            "TaxLines",
            "RoundingAmount",
            "TenderLines");
    private static final Set<String> LINE_NAMES = Set.of(
            "LineNumber",
            "ItemId",
            "Description",
            "Barcode",
            "UnitOfMeasureSymbol",
            "Quantity",
            "Price",
            "DiscountAmount",
            "NetAmount",
            "TaxAmount",
            "TaxGroupId",
            "DeliveryAddressId",
            "ReturnLineNumber");
    private static final Set<String> AMOUNT_NAMES = Set.of("Code", "Amount", "LineNumber");

    private final Fields fields;
    private final String usualCurrency;
    private final Optional<String> loggedOn;

    /// @param loggedOn who rings it up, unless the till says
    SalesOrderReader(Fields fields, String usualCurrency, Optional<String> loggedOn) {
        this.fields = fields;
        this.usualCurrency = usualCurrency;
        this.loggedOn = loggedOn;
    }

    /// @param customer who she is, by the reference the caller gives
    NewTransaction read(UUID newId, Function<String, CustomerId> customer) {
        fields.refuseOthersThan(SalesOrderBody.join(NAMES));
        var till = new NewTransaction.Till(
                fields.findText("TerminalId").orElse(""),
                fields.findText("StaffId")
                        .filter(text -> !text.isBlank())
                        .or(() -> loggedOn)
                        .orElse(null),
                fields.findBoolean("IsCreatedOffline").orElse(false)
                        ? NewTransaction.Mode.OFFLINE
                        : NewTransaction.Mode.ONLINE);
        var content = new TransactionContent(
                kind(),
                currency(),
                fields.findText("CustomerId")
                        .filter(text -> !text.isBlank())
                        .map(customer)
                        .orElse(null),
                lines(),
                amounts(),
                payments());
        return new NewTransaction(
                findUuid(fields, "Id").orElse(newId),
                till,
                content,
                findUuid(fields, "DeliveryAddressId").orElse(null),
                findUuid(fields, "ReturnTransactionId").orElse(null),
                time());
    }

    private TransactionKind kind() {
        String given = fields.findText("TransactionType").orElse("");
        String plain = given.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "sale" -> TransactionKind.SALE;
            case "return" -> TransactionKind.RETURN;
            case "customerorder" -> TransactionKind.CUSTOMER_ORDER;
            case "weborder" -> TransactionKind.WEB_ORDER;
            case "quote", "quotation" ->
                throw Refusal.badRequest(
                        "QuotationNotSupported",
                        "TransactionType",
                        "Quotations are not kept; ring up a CustomerOrder when the customer has decided");
            default ->
                throw Refusal.badRequest(
                        "InvalidTransactionType",
                        "TransactionType",
                        "TransactionType is Sale, Return, CustomerOrder or WebOrder");
        };
    }

    private CurrencyCode currency() {
        String given = fields.findText("CurrencyCode").orElse(usualCurrency);
        return CurrencyCode.parse(given)
                .orElseThrow(() -> Refusal.badRequest(
                        "InvalidCurrency", "CurrencyCode", "CurrencyCode is a currency to pay in, for example EUR"));
    }

    private @Nullable Instant time() {
        Optional<String> given = fields.findText("BeginDateTime");
        try {
            return given.map(text -> OffsetDateTime.parse(text).toInstant()).orElse(null);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(
                    "InvalidTime", "BeginDateTime", "BeginDateTime has an offset, as in 2026-11-22T12:00:00+02:00");
        }
    }

    private List<SalesLine> lines() {
        List<SalesLine> lines = new ArrayList<>();
        for (Fields line : objects("SalesLines")) {
            line.refuseOthersThan(LINE_NAMES);
            lines.add(line(line));
        }
        return lines;
    }

    private static SalesLine line(Fields line) {
        BigDecimal quantity = decimal(line, "Quantity");
        BigDecimal price = decimal(line, "Price");
        BigDecimal discount = line.findDecimal("DiscountAmount").orElse(BigDecimal.ZERO);
        return new SalesLine(
                line.findText("ItemId").orElse(""),
                line.findText("Description").orElse(null),
                line.findText("Barcode").orElse(null),
                line.findText("UnitOfMeasureSymbol").orElse(null),
                quantity,
                price,
                discount,
                line.findDecimal("NetAmount").orElseGet(() -> net(quantity, price, discount)),
                line.findDecimal("TaxAmount").orElse(BigDecimal.ZERO),
                line.findText("TaxGroupId").orElse(null),
                findUuid(line, "DeliveryAddressId").orElse(null),
                line.findInteger("ReturnLineNumber").orElse(null));
    }

    private static BigDecimal net(BigDecimal quantity, BigDecimal price, BigDecimal discount) {
        return Rounding.toLine(quantity.multiply(price)).subtract(discount);
    }

    private List<SalesAmount> amounts() {
        List<SalesAmount> amounts = new ArrayList<>();
        amounts.addAll(amounts("ChargeLines", AmountKind.CHARGE));
        amounts.addAll(amounts("DiscountLines", AmountKind.DISCOUNT));
        amounts.addAll(amounts("TaxLines", AmountKind.TAX));
        fields.findDecimal("RoundingAmount")
                .filter(rounding -> rounding.signum() != 0)
                .ifPresent(rounding -> amounts.add(new SalesAmount(AmountKind.ROUNDING, null, null, rounding)));
        return amounts;
    }

    private List<SalesAmount> amounts(String name, AmountKind kind) {
        List<SalesAmount> amounts = new ArrayList<>();
        for (Fields amount : objects(name)) {
            amount.refuseOthersThan(AMOUNT_NAMES);
            amounts.add(new SalesAmount(
                    kind,
                    amount.findInteger("LineNumber").orElse(null),
                    amount.findText("Code").orElse(null),
                    decimal(amount, "Amount")));
        }
        return amounts;
    }

    private List<SalesPayment> payments() {
        List<SalesPayment> payments = new ArrayList<>();
        for (Fields tender : objects("TenderLines")) {
            tender.refuseOthersThan(Set.of("TenderTypeId", "Amount"));
            String name = tender.findText("TenderTypeId").orElse("");
            if (name.isBlank()) {
                throw Refusal.badRequest("TenderMissing", tender.path() + "TenderTypeId", "Say what was paid with");
            }
            payments.add(new SalesPayment(name, decimal(tender, "Amount")));
        }
        return payments;
    }

    private List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        fields.findArray(name)
                .ifPresent(array ->
                        array.forEach(object -> objects.add(Fields.of(object, name + "/" + (objects.size() + 1)))));
        return objects;
    }

    private static BigDecimal decimal(Fields fields, String name) {
        return fields.findDecimal(name).orElseThrow(() -> Fields.wrongType(fields.path() + name, "a number"));
    }

    private static Optional<UUID> findUuid(Fields fields, String name) {
        return fields.findText(name)
                .filter(text -> !text.isBlank())
                .map(text -> CustomerId.parse(text)
                        .map(CustomerId::value)
                        .orElseThrow(() -> Fields.wrongType(fields.path() + name, "a UUID")));
    }
}
