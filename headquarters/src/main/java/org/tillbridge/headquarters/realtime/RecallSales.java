package org.tillbridge.headquarters.realtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.realtime.KnownTransactions;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.realtime.RecallCall;
import org.tillbridge.kernel.sales.TransactionKind;
import org.tillbridge.kernel.sales.stored.ReadContents;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Shows a till what was rung up at any store of its legal entity: one order, or what a customer
/// bought and ordered.
public final class RecallSales {

    private static final Sql RECALL = Sql.of(RecallSales.class, "recall_order.sql");
    private static final Sql HISTORY = Sql.of(RecallSales.class, "history_of_customer.sql");
    private static final Sql KNOWN = Sql.of(RecallSales.class, "known_transactions.sql");
    private static final int MOST = 200;

    private final Database database;

    public RecallSales(Database database) {
        this.database = database;
    }

    public RealtimeAnswer<KnownTransaction> run(Store store, RecallCall call) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("transaction_id", call.transactionId());
        values.put("confirmation_number", call.confirmationNumber());
        return database.inOneSnapshot(() -> known(find(RECALL, values))).stream()
                .findFirst()
                .<RealtimeAnswer<KnownTransaction>>map(RealtimeAnswer.Done::new)
                .orElseGet(() -> new RealtimeAnswer.Refused<>(
                        RealtimeCodes.ORDER_NOT_FOUND,
                        "Legal entity %s has no order %s"
                                .formatted(
                                        store.legalEntity(),
                                        call.transactionId() == null
                                                ? call.confirmationNumber()
                                                : call.transactionId())));
    }

    public KnownTransactions run(Store store, HistoryCall call) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("customer_id", call.customerId());
        values.put("account_id", call.accountId());
        values.put("kinds", kinds(call.which()));
        values.put("most", Math.clamp(call.most(), 1, MOST));
        return new KnownTransactions(database.inOneSnapshot(() -> known(find(HISTORY, values))));
    }

    private static String[] kinds(HistoryCall.Which which) {
        return Arrays.stream(TransactionKind.values())
                .filter(kind -> which == HistoryCall.Which.PURCHASES || kind.isOrder())
                .map(TransactionKind::name)
                .toArray(String[]::new);
    }

    private List<UUID> find(Sql statement, Map<String, @Nullable Object> values) {
        return statement.list(database.client(), values, (row, number) -> row.getObject(1, UUID.class));
    }

    /// The newest first.
    private List<KnownTransaction> known(List<UUID> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var contents = ReadContents.of(database.client(), found);
        return KNOWN
                .list(
                        database.client(),
                        Map.of("transaction_ids", found.toArray(UUID[]::new)),
                        (row, number) -> known(row, contents))
                .stream()
                .sorted(Comparator.comparing(KnownTransaction::occurredAt)
                        .reversed()
                        .thenComparing(known -> known.transactionId().toString()))
                .toList();
    }

    private static KnownTransaction known(ResultSet row, ReadContents contents) throws SQLException {
        return new KnownTransaction(
                row.getObject("transaction_id", UUID.class),
                row.getString("channel_id"),
                row.getString("register_id"),
                row.getString("staff_id"),
                row.getObject("shift_id", UUID.class),
                row.getLong("receipt_no"),
                row.getString("receipt_id"),
                row.getString("confirmation_number"),
                row.getString("account_id"),
                row.getObject("delivery_address_id", UUID.class),
                row.getObject("returned_transaction", UUID.class),
                contents.content(row),
                ReadContents.totals(row),
                Times.instant(row, "occurred_at"),
                row.getObject("business_date", LocalDate.class),
                row.getBoolean("created_offline"),
                row.getString("sales_id"),
                row.getString("status"),
                row.getString("reason"));
    }
}
