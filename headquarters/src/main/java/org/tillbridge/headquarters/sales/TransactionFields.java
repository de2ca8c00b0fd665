package org.tillbridge.headquarters.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sales.EditTransaction.Edited;
import org.tillbridge.headquarters.sales.TransactionField.Part;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.Rounding;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sales.TransactionRules;
import org.tillbridge.kernel.sales.TransactionTotals;
import org.tillbridge.kernel.sales.TransactionVerdict;

/// A transaction as its fields, and what it is with others: looked at by the rules of the tills.
record TransactionFields(SortedMap<TransactionField, @Nullable String> values) {

    private static final List<String> FACTORS = List.of("quantity", "price", "discount_amount");

    /// With some of them changed, and what follows from that: the net amount of a line whose factors
    /// change, and the totals. Throws `FieldUnknown`, or `TransactionInvalid` with what is wrong.
    TransactionFields with(Map<TransactionField, @Nullable String> changes) {
        var changed = new TreeMap<TransactionField, @Nullable String>(values);
        changes.forEach((field, value) -> {
            if (!values.containsKey(field)) {
                throw TransactionField.unknown(field.toString());
            }
            changed.put(field, value);
        });
        changes.keySet().stream()
                .filter(field -> field.part() == Part.LINE && FACTORS.contains(field.name()))
                .map(field -> field.beside("net_amount"))
                .filter(net -> !changes.containsKey(net))
                .forEach(net -> changed.put(net, netOf(changed, net).toPlainString()));
        return new TransactionFields(changed).withTotals();
    }

    private static BigDecimal netOf(Map<TransactionField, @Nullable String> values, TransactionField net) {
        Function<String, BigDecimal> factor = name -> number(net.beside(name), values.get(net.beside(name)));
        return Rounding.toLine(factor.apply("quantity").multiply(factor.apply("price")))
                .subtract(factor.apply("discount_amount"));
    }

    private TransactionFields withTotals() {
        return switch (TransactionRules.check(content())) {
            case TransactionVerdict.Refused refused -> throw invalid(refused.violations());
            case TransactionVerdict.Accepted accepted -> withTotals(accepted);
        };
    }

    private TransactionFields withTotals(TransactionVerdict.Accepted accepted) {
        if (accepted.content().amounts().size() != rows(Part.AMOUNT).size()) {
            throw invalid(List.of(new Violation(
                    "RoundingMissing",
                    "amounts",
                    "The total is not in whole coins, and the transaction has no rounding; change a price")));
        }
        TransactionTotals totals = accepted.totals();
        var changed = new TreeMap<TransactionField, @Nullable String>(values);
        Map.of(
                        "net_amount", totals.net(),
                        "tax_amount", totals.tax(),
                        "charge_amount", totals.charges(),
                        "discount_amount", totals.discount(),
                        "rounding_amount", totals.rounding(),
                        "payment_amount", totals.payments())
                .forEach((name, total) ->
                        changed.put(new TransactionField(Part.TRANSACTION, 0, name), total.toPlainString()));
        return new TransactionFields(changed);
    }

    private static TillbridgeException invalid(List<Violation> violations) {
        return new TillbridgeException(
                ErrorCode.user("TransactionInvalid"),
                "Nothing was saved: "
                        + violations.stream()
                                .map(violation -> violation.target() + ": " + violation.message())
                                .collect(Collectors.joining("; ")));
    }

    TransactionContent content() {
        var own = new Row(this, Part.TRANSACTION, 0);
        return new TransactionContent(
                TransactionKind.valueOf(own.text("kind")),
                new CurrencyCode(own.text("currency")),
                own.uuid("customer_id") == null
                        ? null
                        : new CustomerId(Objects.requireNonNull(own.uuid("customer_id"))),
                rowsOf(Part.LINE).stream().map(Row::line).toList(),
                rowsOf(Part.AMOUNT).stream().map(Row::amount).toList(),
                rowsOf(Part.PAYMENT).stream().map(Row::payment).toList());
    }

    private List<Row> rowsOf(Part part) {
        return values.keySet().stream()
                .filter(field -> field.part() == part)
                .map(TransactionField::row)
                .distinct()
                .map(row -> new Row(this, part, row))
                .toList();
    }

    /// The rows of a part, as JSON names them.
    List<Map<String, @Nullable Object>> rows(Part part) {
        var rows = new LinkedHashMap<Integer, Map<String, @Nullable Object>>();
        values.forEach((field, value) -> {
            if (field.part() == part) {
                rows.computeIfAbsent(field.row(), row -> new TreeMap<>(Map.of("row_no", row)))
                        .put(field.name(), value);
            }
        });
        return List.copyOf(rows.values());
    }

    List<Edited> differences(TransactionFields before) {
        List<Edited> differing = new ArrayList<>();
        values.forEach((field, value) -> {
            String old = before.values.get(field);
            if (!isSame(old, value)) {
                differing.add(
                        new Edited(field.toString(), field.part().table(), field.row(), field.name(), old, value));
            }
        });
        return differing;
    }

    /// 13.0000 is 13.
    private static boolean isSame(@Nullable String old, @Nullable String value) {
        if (Objects.equals(old, value)) {
            return true;
        }
        try {
            return old != null && value != null && new BigDecimal(old).compareTo(new BigDecimal(value)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static BigDecimal number(TransactionField field, @Nullable String value) {
        try {
            return new BigDecimal(Objects.requireNonNullElse(value, ""));
        } catch (NumberFormatException e) {
            throw new TillbridgeException(ErrorCode.user("FieldInvalid"), field + " is a number, such as 12.50", e);
        }
    }

    /// One row of a part.
    private record Row(TransactionFields fields, Part part, int number) {

        private TransactionField field(String name) {
            return new TransactionField(part, number, name);
        }

        @Nullable
        String find(String name) {
            return fields.values.get(field(name));
        }

        String text(String name) {
            return Objects.requireNonNullElse(find(name), "");
        }

        BigDecimal number(String name) {
            return TransactionFields.number(field(name), find(name));
        }

        @Nullable
        UUID uuid(String name) {
            String value = find(name);
            try {
                return value == null ? null : UUID.fromString(value);
            } catch (IllegalArgumentException e) {
                throw new TillbridgeException(ErrorCode.user("FieldInvalid"), field(name) + " is a UUID", e);
            }
        }

        private @Nullable Integer integer(String name) {
            String value = find(name);
            return value == null ? null : Integer.valueOf(value);
        }

        SalesLine line() {
            return new SalesLine(
                    text("item"),
                    find("description"),
                    find("barcode"),
                    find("unit"),
                    number("quantity"),
                    number("price"),
                    number("discount_amount"),
                    number("net_amount"),
                    number("tax_amount"),
                    find("tax_group"),
                    uuid("delivery_address_id"),
                    integer("returned_line"));
        }

        SalesAmount amount() {
            return new SalesAmount(
                    AmountKind.valueOf(text("kind")), integer("line_no"), find("code"), number("amount"));
        }

        SalesPayment payment() {
            return new SalesPayment(text("tender"), number("amount"));
        }
    }
}
