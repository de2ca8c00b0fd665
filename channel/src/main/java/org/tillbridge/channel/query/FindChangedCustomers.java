package org.tillbridge.channel.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sql.Sql;

/// Finds who changed since an earlier look. A look stands for the oldest transaction that was open
/// then, so what commits late, with an older number, is found all the same (decision 0071).
public final class FindChangedCustomers {

    private static final Sql LOOK = Sql.of(FindChangedCustomers.class, "look_at_horizon.sql");
    private static final Sql FIND = Sql.of(FindChangedCustomers.class, "changed_customers.sql");

    private final JdbcClient database;
    private final String legalEntity;

    public FindChangedCustomers(JdbcClient database, String legalEntity) {
        this.database = database;
        this.legalEntity = legalEntity;
    }

    /// A look at the database.
    ///
    /// @param transaction all that is older was seen
    /// @param newest      the newest transaction there was
    /// @param origin      of which database; another one counts its transactions anew
    /// @param seconds     when, since 1970
    public record Horizon(long transaction, long newest, String origin, long seconds) {}

    /// Transactions between two looks: from the oldest that was open at the first to the newest before
    /// the second.
    public record Span(long from, long to) {}

    /// @param isHere not one who is gone
    public record Changed(CustomerId customer, boolean isHere) {}

    public Horizon now() {
        return LOOK.one(
                database,
                Map.of(),
                (row, number) -> new Horizon(
                        Long.parseLong(row.getString("horizon")),
                        Long.parseLong(row.getString("newest")),
                        row.getString("origin"),
                        row.getLong("seconds")));
    }

    /// In the order of their keys.
    ///
    /// @param changes the transactions that are looked at
    /// @param after   the last of the page before
    public List<Changed> in(Span changes, UUID after, int rows) {
        return FIND.list(
                database,
                Map.of(
                        "legal_entity",
                        legalEntity,
                        "from",
                        Long.toString(changes.from()),
                        "to",
                        Long.toString(changes.to()),
                        "after",
                        after,
                        "rows",
                        rows),
                (row, number) -> new Changed(
                        new CustomerId(row.getObject("customer_id", UUID.class)), row.getBoolean("is_here")));
    }
}
