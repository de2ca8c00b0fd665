package org.tillbridge.app.verification;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tillbridge.kernel.sql.Database;

/// The databases of one headquarters and of its stores, open for reading.
public interface Databases extends AutoCloseable {

    Database headquarters();

    /// The ledger of account IDs, outside the database.
    Path ledgerFile();

    /// By channel ID, in its order.
    Map<String, Database> stores();

    @Override
    void close();

    /// Databases that somebody else has open; closing this leaves them so.
    static Databases of(Database headquarters, Path ledgerFile, Map<String, Database> stores) {
        return new OpenDatabases(headquarters, ledgerFile, new TreeMap<>(stores));
    }

    /// @param stores sorted
    record OpenDatabases(Database headquarters, Path ledgerFile, Map<String, Database> stores) implements Databases {

        @Override
        public void close() {
            // They belong to who opened them.
        }
    }
}
