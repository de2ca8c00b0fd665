package org.tillbridge.channel.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.AmountKind;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.SalesAmount;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sales.TransactionTotals;
import org.tillbridge.kernel.sql.Sql;

/// Reads transactions whole: four statements, however many they are.
final class ReadTransactions {

    private static final Sql HEADERS = Sql.of(ReadTransactions.class, "read_transactions.sql");
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

    private final JdbcClient client;

    ReadTransactions(JdbcClient client) {
        this.client = client;
    }

    /// In the order asked; what is not here is left out.
    List<SalesTransaction> run(List<UUID> transactions) {
        if (transactions.isEmpty()) {
            return List.of();
        }
        UUID[] ids = transactions.toArray(UUID[]::new);
        var parts = new Parts(
                parts(LINES, ids, ReadTransactions::line),
                parts(AMOUNTS, ids, ReadTransactions::amount),
                parts(PAYMENTS, ids, ReadTransactions::payment));
        Map<UUID, SalesTransaction> found = new HashMap<>();
        HEADERS.list(client, Map.of("transaction_ids", ids), (row, number) -> transaction(row, parts))
                .forEach(transaction -> found.put(transaction.receipt().transactionId(), transaction));
        return transactions.stream()
                .map(id -> Optional.ofNullable(found.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private record Part<T>(UUID transaction, T value) {}

    private record Parts(
            Map<UUID, List<SalesLine>> lines,
            Map<UUID, List<SalesAmount>> amounts,
            Map<UUID, List<SalesPayment>> payments) {}

    private <T> Map<UUID, List<T>> parts(String sql, UUID[] ids, RowMapper<T> of) {
        return client
                .sql(sql)
                .param("transaction_ids", ids)
                .query((row, number) -> new Part<T>(row.getObject(ID, UUID.class), of.mapRow(row, number)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Part::transaction, Collectors.mapping(Part::value, Collectors.toList())));
    }

    private static SalesTransaction transaction(ResultSet row, Parts parts) throws SQLException {
        UUID id = row.getObject(ID, UUID.class);
        UUID customer = row.getObject("customer_id", UUID.class);
        @Nullable String account = row.getString("account_id");
        var content = new TransactionContent(
                TransactionKind.valueOf(row.getString("kind")),
                new CurrencyCode(row.getString("currency")),
                customer == null ? null : new CustomerId(customer),
                parts.lines().getOrDefault(id, List.of()),
                parts.amounts().getOrDefault(id, List.of()),
                parts.payments().getOrDefault(id, List.of()));
        return new SalesTransaction(
                FindReceipts.receipt(row),
                new NewTransaction.Till(
                        row.getString("register_id"),
                        row.getString("staff_id"),
                        row.getBoolean("created_offline") ? NewTransaction.Mode.OFFLINE : NewTransaction.Mode.ONLINE),
                row.getObject("shift_id", UUID.class),
                content,
                totals(row),
                account == null ? null : new AccountId(account),
                row.getObject("delivery_address_id", UUID.class),
                row.getObject("returned_transaction", UUID.class),
                SalesTransaction.State.valueOf(row.getString("state")));
    }

    private static TransactionTotals totals(ResultSet row) throws SQLException {
        return new TransactionTotals(
                row.getBigDecimal("net_amount"),
                row.getBigDecimal("tax_amount"),
                row.getBigDecimal("charge_amount"),
                row.getBigDecimal("discount_amount"),
                row.getBigDecimal("rounding_amount"),
                row.getBigDecimal("payment_amount"));
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
