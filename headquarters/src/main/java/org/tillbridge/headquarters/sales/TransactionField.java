package org.tillbridge.headquarters.sales;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A field of a transaction, as a person names it: `customer_id`, `lines/2/quantity`,
/// `payments/1/amount`.
///
/// @param row from 1; 0 for the transaction's own
record TransactionField(Part part, int row, String name) implements Comparable<TransactionField> {

    private static final Pattern SPELLING = Pattern.compile("(?:(lines|amounts|payments)/(\\d{1,5})/)?([a-z_]{1,40})");
    private static final Map<Part, Set<String>> EDITABLE = Map.of(
            Part.TRANSACTION, Set.of("customer_id", "delivery_address_id"),
            Part.LINE,
                    Set.of(
                            "item",
                            "description",
                            "quantity",
                            "price",
                            "discount_amount",
                            "net_amount",
                            "tax_amount",
                            "delivery_address_id"),
            Part.AMOUNT, Set.of("code", "amount"),
            Part.PAYMENT, Set.of("tender", "amount"));

    /// What it is a field of.
    enum Part {
        TRANSACTION("sales_transaction"),
        LINE("sales_line"),
        AMOUNT("sales_amount"),
        PAYMENT("sales_payment");

        private final String table;

        Part(String table) {
            this.table = table;
        }

        String table() {
            return table;
        }
    }

    static TransactionField parse(String given) {
        Matcher spelled = SPELLING.matcher(given);
        if (!spelled.matches()) {
            throw unknown(given);
        }
        String of = spelled.group(1);
        Part part = of == null
                ? Part.TRANSACTION
                : Part.valueOf(of.substring(0, of.length() - 1).toUpperCase(Locale.ROOT));
        var field = new TransactionField(part, of == null ? 0 : Integer.parseInt(spelled.group(2)), spelled.group(3));
        if (!EDITABLE.getOrDefault(part, Set.of()).contains(field.name())) {
            throw unknown(given);
        }
        return field;
    }

    static TillbridgeException unknown(String given) {
        return new TillbridgeException(
                ErrorCode.user("FieldUnknown"),
                "There is no field %s to edit; say customer_id, delivery_address_id, lines/N/item (description, quantity, price, discount_amount, net_amount, tax_amount, delivery_address_id), amounts/N/amount (code) or payments/N/amount (tender)"
                        .formatted(given));
    }

    TransactionField beside(String otherName) {
        return new TransactionField(part, row, otherName);
    }

    @Override
    public int compareTo(TransactionField other) {
        return Comparator.comparing(TransactionField::part)
                .thenComparingInt(TransactionField::row)
                .thenComparing(TransactionField::name)
                .compare(this, other);
    }

    @Override
    public String toString() {
        String rows = part.name().toLowerCase(Locale.ROOT) + "s/";
        return part == Part.TRANSACTION ? name : rows + row + "/" + name;
    }
}
