package org.tillbridge.headquarters.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Does something for every customer that changed, a transaction a batch, behind whoever changed
/// them.
///
/// A change is done with when no transaction before it is open any more; until then it may be done
/// again. So what is done has to come out the same twice.
public final class FollowChangedCustomers {

    private static final Sql NEXT = Sql.of(FollowChangedCustomers.class, "next_changes.sql");
    /// Some hundredths of a second: who converts meanwhile waits no longer for the processor.
    private static final int BATCH = 250;
    private static final List<String> TABLES = List.of("customer", "customer_word");

    private final Database database;
    private final String follower;
    private final Consumer<Changes> work;

    public FollowChangedCustomers(Database database, String follower, Consumer<Changes> work) {
        this.database = database;
        this.follower = follower;
        this.work = work;
    }

    /// Customers whose `changed_xid` is behind `after`, and `until` at most.
    public record Changes(String after, String until) {

        public Map<String, Object> parameters() {
            return Map.of("after", after, "until", until);
        }
    }

    /// Does at most this many batches. Returns how many it did; another process may be doing them.
    public int run(int most) {
        int done = 0;
        while (done < most && database.inTransaction(this::batch)) {
            done++;
        }
        return done;
    }

    /// Whether there may be more.
    private boolean batch() {
        Optional<String> doneUntil = database.client()
                .sql("select done_until::text from customer_follower where follower = ? for update skip locked")
                .param(follower)
                .query(String.class)
                .optional();
        if (doneUntil.isEmpty()) {
            return false;
        }
        Batch next = NEXT.one(
                database.client(),
                Map.of("after", doneUntil.get(), "most", BATCH),
                (row, number) -> new Batch(
                        new Changes(row.getString("after"), row.getString("until")),
                        row.getString("settled_until"),
                        row.getInt("customers")));
        if (next.customers() > 0) {
            // Behind the first import nobody has looked yet: what compares customers would take hours.
            TABLES.forEach(table -> PlannerStatistics.refreshOutgrown(database.client(), table));
            work.accept(next.changes());
        }
        database.client()
                .sql("update customer_follower set done_until = cast(? as xid8) where follower = ?")
                .params(next.settledUntil(), follower)
                .update();
        return next.customers() >= BATCH && !next.settledUntil().equals(doneUntil.get());
    }

    /// @param settledUntil nothing before it can still be committed
    private record Batch(Changes changes, String settledUntil, int customers) {}
}
