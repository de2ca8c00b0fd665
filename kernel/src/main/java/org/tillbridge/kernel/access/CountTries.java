package org.tillbridge.kernel.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.tillbridge.kernel.digest.Sha256;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Lets who fails to sign in wait, longer each time; of known and unknown names alike, by a digest.
public final class CountTries {

    private static final Sql COUNT = Sql.of(CountTries.class, "count_try.sql");

    private final Database database;
    private final InstantSource clock;

    public CountTries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Counts a try before it is looked at, so that many at once are no way round. False while the
    /// name has to wait.
    public boolean mayTry(String name) {
        return COUNT.update(
                        database.client(),
                        Map.of(
                                "name_digest",
                                Sha256.hexOf(name),
                                "as_of",
                                clock.instant().atOffset(ZoneOffset.UTC)))
                == 1;
    }

    public void succeeded(String name) {
        database.client()
                .sql("delete from sign_in_try where name_digest = :digest")
                .param("digest", Sha256.hexOf(name))
                .update();
    }
}
