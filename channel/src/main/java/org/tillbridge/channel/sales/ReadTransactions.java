package org.tillbridge.channel.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.sales.stored.ReadContents;
import org.tillbridge.kernel.sql.Sql;

/// Reads transactions whole: four statements, however many they are.
final class ReadTransactions {

    private static final Sql HEADERS = Sql.of(ReadTransactions.class, "read_transactions.sql");

    private final JdbcClient client;

    ReadTransactions(JdbcClient client) {
        this.client = client;
    }

    /// In the order asked; what is not here is left out.
    List<SalesTransaction> run(List<UUID> transactions) {
        if (transactions.isEmpty()) {
            return List.of();
        }
        var contents = ReadContents.of(client, transactions);
        Map<UUID, SalesTransaction> found = new HashMap<>();
        HEADERS.list(
                        client,
                        Map.of("transaction_ids", transactions.toArray(UUID[]::new)),
                        (row, number) -> transaction(row, contents))
                .forEach(transaction -> found.put(transaction.receipt().transactionId(), transaction));
        return transactions.stream()
                .map(id -> Optional.ofNullable(found.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static SalesTransaction transaction(ResultSet row, ReadContents contents) throws SQLException {
        @Nullable String account = row.getString("account_id");
        @Nullable String salesId = row.getString("sales_id");
        return new SalesTransaction(
                row.getString("channel_id"),
                FindReceipts.receipt(row),
                new NewTransaction.Till(
                        row.getString("register_id"),
                        row.getString("staff_id"),
                        row.getBoolean("created_offline") ? NewTransaction.Mode.OFFLINE : NewTransaction.Mode.ONLINE),
                row.getObject("shift_id", UUID.class),
                contents.content(row),
                ReadContents.totals(row),
                account == null ? null : new AccountId(account),
                row.getObject("delivery_address_id", UUID.class),
                row.getObject("returned_transaction", UUID.class),
                SalesTransaction.State.valueOf(row.getString("state")),
                salesId == null ? null : new SalesTransaction.AtHeadquarters(salesId, null, null));
    }
}
