package org.tillbridge.channel.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Finds what was rung up before.
final class FindReceipts {

    private static final Sql FIND = Sql.of(FindReceipts.class, "03_find_receipts.sql");

    private final SalesStation station;

    FindReceipts(SalesStation station) {
        this.station = station;
    }

    /// @param contentHash tells whether the same was asked for
    record Standing(Receipt receipt, String contentHash) {}

    Map<UUID, Standing> of(Collection<UUID> transactions) {
        return FIND
                .list(
                        station.database().client(),
                        Map.of("transaction_ids", transactions.toArray(UUID[]::new)),
                        (row, number) -> new Standing(receipt(row), row.getString("content_hash")))
                .stream()
                .collect(Collectors.toMap(found -> found.receipt().transactionId(), found -> found));
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getObject("transaction_id", UUID.class),
                row.getString("register_id"),
                row.getLong("receipt_no"),
                row.getString("receipt_id"),
                row.getString("confirmation_number"),
                Times.instant(row, "occurred_at"),
                row.getObject("business_date", LocalDate.class));
    }
}
