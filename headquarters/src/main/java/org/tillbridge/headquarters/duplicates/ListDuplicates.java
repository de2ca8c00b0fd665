package org.tillbridge.headquarters.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.duplicates.DuplicatePair.Side;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The inbox: pairs with both customers beside each other, the surest first.
public final class ListDuplicates {

    private static final Sql LIST = Sql.of(ListDuplicates.class, "list_duplicates.sql");

    private final Database database;

    public ListDuplicates(Database database) {
        this.database = database;
    }

    /// @param customer only her pairs; null: everybody's
    public List<DuplicatePair> run(DuplicateState state, @Nullable UUID customer, int most) {
        return list(state, customer, null, most);
    }

    Optional<DuplicatePair> find(UUID customer, UUID other) {
        return list(null, customer, other, 1).stream().findFirst();
    }

    private List<DuplicatePair> list(
            @Nullable DuplicateState state, @Nullable UUID customer, @Nullable UUID other, int most) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("state", state == null ? null : state.name());
        values.put("customer_id", customer);
        values.put("other_id", other);
        values.put("most", most);
        return LIST.list(database.client(), values, ListDuplicates::pair);
    }

    private static DuplicatePair pair(ResultSet row, int number) throws SQLException {
        return new DuplicatePair(
                row.getString("legal_entity"),
                side(row, "a_"),
                side(row, "b_"),
                row.getInt("points"),
                List.of((String[]) row.getArray("rules").getArray()),
                DuplicateState.valueOf(row.getString("state")),
                Times.instant(row, "found_at"),
                Times.instantOrNull(row, "decided_at"),
                row.getString("decided_by"));
    }

    private static Side side(ResultSet row, String side) throws SQLException {
        return new Side(
                row.getObject(side + "customer_id", UUID.class),
                row.getString(side + "account_id"),
                row.getString(side + "name"),
                row.getString(side + "email"),
                row.getString(side + "phone"),
                row.getString(side + "address"),
                row.getString(side + "store"),
                Times.instant(row, side + "created_at"),
                row.getObject(side + "merged_into", UUID.class));
    }
}
