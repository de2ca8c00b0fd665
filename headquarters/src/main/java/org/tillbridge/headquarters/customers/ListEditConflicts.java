package org.tillbridge.headquarters.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The fields that two stores changed without knowing of each other, both values kept; the newest
/// first.
public final class ListEditConflicts {

    private static final Sql LIST = Sql.of(ListEditConflicts.class, "list_edit_conflicts.sql");

    private final Database database;
    private final TraceCustomer customers;

    public ListEditConflicts(Database database) {
        this.database = database;
        this.customers = new TraceCustomer(database);
    }

    /// @param reference only the customers this can mean, null: all
    /// @param store     only where this store was on one of the sides, null: all
    public List<EditConflict> run(@Nullable String reference, @Nullable String store, int most) {
        UUID @Nullable [] meant = reference == null
                ? null
                : customers.find(reference).stream()
                        .map(CustomerMatch::customerId)
                        .toArray(UUID[]::new);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customer_ids", meant);
        values.put("store", store);
        values.put("most", most);
        return LIST.list(database.client(), values, ListEditConflicts::conflict);
    }

    private static EditConflict conflict(ResultSet row, int number) throws SQLException {
        return new EditConflict(
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("field"),
                side(row, "standing"),
                side(row, "lost"),
                Times.instant(row, "noted_at"),
                row.getBoolean("current"));
    }

    private static EditConflict.Side side(ResultSet row, String name) throws SQLException {
        return new EditConflict.Side(
                row.getString(name + "_channel"),
                row.getObject(name + "_request", UUID.class),
                row.getString(name + "_value"));
    }
}
