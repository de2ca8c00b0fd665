package org.tillbridge.kernel.sales.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sales.TransactionTotals;

/// The lines, amounts and payments of transactions: three statements, however many they are. What
/// is read with them from their own rows is the caller's.
public final class ReadContents {

    private static final String LINES = """
            select
                l.transaction_id, l.item, l.description, l.barcode, l.unit, l.quantity, l.price, l.discount_amount,
                l.net_amount, l.tax_amount, l.tax_group, l.delivery_address_id, l.returned_line
            from sales_line as l where l.transaction_id = any(:transaction_ids) order by l.transaction_id, l.line_no""";
    private static final String AMOUNTS = """
            select a.transaction_id, a.kind, a.line_no, a.code, a.amount
            from sales_amount as a where a.transaction_id = any(:transaction_ids)
            order by a.transaction_id, a.amount_no""";
    private static final String PAYMENTS = """
            select p.transaction_id, p.tender, p.amount
            from sales_payment as p where p.transaction_id = any(:transaction_ids)
            order by p.transaction_id, p.payment_no""";
    private static final String ID = "transaction_id";

    private final Map<UUID, List<SalesLine>> lines;
    private final Map<UUID, List<SalesAmount>> amounts;
    private final Map<UUID, List<SalesPayment>> payments;

    private ReadContents(JdbcClient client, UUID[] ids) {
        this.lines = parts(client, LINES, ids, ReadContents::line);
        this.amounts = parts(client, AMOUNTS, ids, ReadContents::amount);
        this.payments = parts(client, PAYMENTS, ids, ReadContents::payment);
    }

    public static ReadContents of(JdbcClient client, List<UUID> transactions) {
        return new ReadContents(client, transactions.toArray(UUID[]::new));
    }

    /// With the columns `kind`, `currency` and `customer_id` of the transaction's row.
    public TransactionContent content(ResultSet row) throws SQLException {
        UUID id = row.getObject(ID, UUID.class);
        UUID customer = row.getObject("customer_id", UUID.class);
        return new TransactionContent(
                TransactionKind.valueOf(row.getString("kind")),
                new CurrencyCode(row.getString("currency")),
                customer == null ? null : new CustomerId(customer),
                lines.getOrDefault(id, List.of()),
                amounts.getOrDefault(id, List.of()),
                payments.getOrDefault(id, List.of()));
    }

    /// The totals in the transaction's row.
    public static TransactionTotals totals(ResultSet row) throws SQLException {
        return new TransactionTotals(
                row.getBigDecimal("net_amount"),
                row.getBigDecimal("tax_amount"),
                row.getBigDecimal("charge_amount"),
                row.getBigDecimal("discount_amount"),
                row.getBigDecimal("rounding_amount"),
                row.getBigDecimal("payment_amount"));
    }

    private record Part<T>(UUID transaction, T value) {}

    private static <T> Map<UUID, List<T>> parts(JdbcClient client, String sql, UUID[] ids, RowMapper<T> of) {
        return client
                .sql(sql)
                .param("transaction_ids", ids)
                .query((row, number) -> new Part<T>(row.getObject(ID, UUID.class), of.mapRow(row, number)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Part::transaction, Collectors.mapping(Part::value, Collectors.toList())));
    }

    private static SalesLine line(ResultSet row, int number) throws SQLException {
        return new SalesLine(
                row.getString("item"),
                row.getString("description"),
                row.getString("barcode"),
                row.getString("unit"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("discount_amount"),
                row.getBigDecimal("net_amount"),
                row.getBigDecimal("tax_amount"),
                row.getString("tax_group"),
                row.getObject("delivery_address_id", UUID.class),
                row.getObject("returned_line", Integer.class));
    }

    private static SalesAmount amount(ResultSet row, int number) throws SQLException {
        return new SalesAmount(
                AmountKind.valueOf(row.getString("kind")),
                row.getObject("line_no", Integer.class),
                row.getString("code"),
                row.getBigDecimal("amount"));
    }

    private static SalesPayment payment(ResultSet row, int number) throws SQLException {
        return new SalesPayment(row.getString("tender"), row.getBigDecimal("amount"));
    }
}
