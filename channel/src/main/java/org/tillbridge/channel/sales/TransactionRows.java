package org.tillbridge.channel.sales;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.OrderCall;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionTotals;
import org.tillbridge.kernel.sales.TransactionVerdict;
import tools.jackson.databind.json.JsonMapper;

/// The rows of transactions that are being rung up, as the statement takes them. Mutable: grows by
/// one transaction after the other.
final class TransactionRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SalesStation station;
    private final OffsetDateTime capturedAt;
    private final List<String> transactions = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> amounts = new ArrayList<>();
    private final List<String> payments = new ArrayList<>();

    TransactionRows(SalesStation station, OffsetDateTime capturedAt) {
        this.station = station;
        this.capturedAt = capturedAt;
    }

    boolean isEmpty() {
        return transactions.isEmpty();
    }

    /// One that the rules accept.
    Receipt add(Asked asked, Register register) {
        NewTransaction given = asked.given();
        TransactionVerdict.Accepted accepted = (TransactionVerdict.Accepted) asked.verdict();
        TransactionContent content = accepted.content();
        Receipt receipt = receipt(given, register);
        int bytes = addParts(receipt, content);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("place", transactions.size() + 1);
        row.put("transaction_id", receipt.transactionId());
        row.put("register_id", receipt.registerId());
        row.put("shift_id", register.shift());
        row.put("staff_id", given.till().staffId());
        row.put("kind", content.kind());
        row.put("receipt_no", receipt.receiptNo());
        row.put("receipt_id", receipt.receiptId());
        row.put("confirmation_number", receipt.confirmationNumber());
        row.put(
                "customer_id",
                content.customer() == null ? null : content.customer().value());
        row.put("delivery_address_id", given.deliveryAddress());
        row.put("returned_transaction", given.returned());
        row.put("currency", content.currency().value());
        row.put("occurred_at", receipt.occurredAt().toString());
        row.put("business_date", receipt.businessDate().toString());
        row.put("line_count", content.lines().size());
        totals(row, accepted.totals());
        row.put("created_offline", given.till().mode() == NewTransaction.Mode.OFFLINE);
        row.put("content_hash", asked.contentHash());
        row.put("sales_id", asked.salesId());
        String text = JSON.writeValueAsString(row);
        row.put("bytes", bytes + length(text));
        transactions.add(JSON.writeValueAsString(row));
        return receipt;
    }

    /// The one transaction there is, as headquarters is asked for it.
    OrderCall call(Asked asked, @Nullable EarlyRequestsCall customer, Instant sentAt) {
        return new OrderCall(
                asked.given().transactionId(),
                asked.contentHash(),
                transactions.getFirst(),
                list(lines),
                list(amounts),
                list(payments),
                customer,
                sentAt);
    }

    Map<String, Object> parameters(Collection<Register> held) {
        List<Map<String, Object>> counters = held.stream()
                .map(register ->
                        Map.<String, Object>of("register_id", register.registerId(), "last_no", register.lastNo()))
                .toList();
        return Map.of(
                "legal_entity", station.legalEntity(),
                "channel_id", station.channelId(),
                "captured_at", capturedAt,
                "transactions", list(transactions),
                "lines", list(lines),
                "amounts", list(amounts),
                "payments", list(payments),
                "registers", JSON.writeValueAsString(counters));
    }

    private Receipt receipt(NewTransaction given, Register register) {
        Instant occurredAt = given.occurredAt() == null ? capturedAt.toInstant() : given.occurredAt();
        LocalDate date = register.day().of(occurredAt);
        long number = register.nextReceipt();
        boolean isOrder = given.content().kind().isOrder();
        return new Receipt(
                given.transactionId(),
                register.registerId(),
                number,
                Receipt.idOf(register.registerId(), number),
                isOrder ? ConfirmationNumber.of(given.transactionId()) : null,
                occurredAt,
                date);
    }

    private static void totals(Map<String, @Nullable Object> row, TransactionTotals totals) {
        row.put("net_amount", totals.net());
        row.put("tax_amount", totals.tax());
        row.put("charge_amount", totals.charges());
        row.put("discount_amount", totals.discount());
        row.put("rounding_amount", totals.rounding());
        row.put("payment_amount", totals.payments());
    }

    /// Returns how many bytes they are.
    private int addParts(Receipt receipt, TransactionContent content) {
        int bytes = 0;
        int number = 0;
        for (SalesLine line : content.lines()) {
            bytes += add(lines, line(receipt, ++number, line));
        }
        number = 0;
        for (SalesAmount amount : content.amounts()) {
            Map<String, @Nullable Object> row = part(receipt, "amount_no", ++number);
            row.put("line_no", amount.line());
            row.put("kind", amount.kind());
            row.put("code", amount.code());
            row.put("amount", amount.amount());
            bytes += add(amounts, row);
        }
        number = 0;
        for (SalesPayment payment : content.payments()) {
            Map<String, @Nullable Object> row = part(receipt, "payment_no", ++number);
            row.put("tender", payment.tender());
            row.put("amount", payment.amount());
            bytes += add(payments, row);
        }
        return bytes;
    }

    private static Map<String, @Nullable Object> line(Receipt receipt, int number, SalesLine line) {
        Map<String, @Nullable Object> row = part(receipt, "line_no", number);
        row.put("item", line.item());
        row.put("description", line.description());
        row.put("barcode", line.barcode());
        row.put("unit", line.unit());
        row.put("quantity", line.quantity());
        row.put("price", line.price());
        row.put("discount_amount", line.discount());
        row.put("net_amount", line.net());
        row.put("tax_amount", line.tax());
        row.put("tax_group", line.taxGroup());
        row.put("delivery_address_id", line.deliveryAddress());
        row.put("returned_line", line.returnedLine());
        return row;
    }

    private static Map<String, @Nullable Object> part(Receipt receipt, String numbered, int number) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("transaction_id", receipt.transactionId());
        row.put(numbered, number);
        return row;
    }

    private static int add(List<String> rows, Map<String, @Nullable Object> row) {
        String text = JSON.writeValueAsString(row);
        rows.add(text);
        return length(text);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String list(List<String> rows) {
        return "[" + String.join(",", rows) + "]";
    }
}
