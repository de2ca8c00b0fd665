package org.tillbridge.headquarters.duplicates;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.tillbridge.headquarters.search.FollowChangedCustomers;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Puts customers that changed beside those they may be the same person as, by the rules of
/// `duplicate_rule`. It follows behind the words that customers are found by.
public final class FindDuplicates {

    private static final Sql FIND = Sql.of(FindDuplicates.class, "find_duplicates.sql");

    private final Database database;
    private final InstantSource clock;
    private final FollowChangedCustomers follow;

    public FindDuplicates(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.follow = new FollowChangedCustomers(database, "duplicates", this::find);
    }

    /// Looks at a bounded number of changed customers. Returns how many batches that were.
    public int run(int most) {
        return follow.run(most);
    }

    private void find(FollowChangedCustomers.Changes changes) {
        Map<String, Object> values = new HashMap<>(changes.parameters());
        values.put("as_of", clock.instant().atOffset(ZoneOffset.UTC));
        FIND.update(database.client(), values);
    }
}
