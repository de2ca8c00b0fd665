package org.tillbridge.headquarters.numbers;

import java.util.Map;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Requests that wait for a number sequence are looked at again: a person may have raised it.
public final class WakeUnnumbered {

    private static final Sql WAKE = Sql.of(WakeUnnumbered.class, "wake_unnumbered.sql");

    private final Database database;

    public WakeUnnumbered(Database database) {
        this.database = database;
    }

    /// Returns how many there were.
    public int run() {
        return WAKE.update(database.client(), Map.of());
    }
}
