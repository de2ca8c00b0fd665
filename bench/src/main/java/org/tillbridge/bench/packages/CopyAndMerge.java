package org.tillbridge.bench.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.CopyFile;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The baseline of applying: plain `COPY` into a temporary table and one `MERGE` a table, in one
/// transaction, into the same tables with the same indexes; no words, no checks, no cursor.
final class CopyAndMerge {

    private static final Sql MERGE_CUSTOMERS = Sql.of(CopyAndMerge.class, "merge_customers.sql");
    private static final Sql MERGE_ADDRESSES = Sql.of(CopyAndMerge.class, "merge_addresses.sql");
    private static final List<Table> TABLES = List.of(
            new Table(
                    "customer",
                    "copy customer to stdout",
                    "create temporary table incoming_customer (like customer) on commit drop",
                    "copy incoming_customer from stdin"),
            new Table(
                    "customer_address",
                    "copy customer_address to stdout",
                    "create temporary table incoming_customer_address (like customer_address) on commit drop",
                    "copy incoming_customer_address from stdin"));

    private final Path folder;
    private final String store;

    CopyAndMerge(Path folder, String store) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("rows"));
        this.store = store;
    }

    private record Table(String name, String out, String create, String in) {}

    /// Returns the nanoseconds it took to bring the rows of `full` into `empty`.
    long run(ChainDatabases full, ChainDatabases empty) {
        for (Table table : TABLES) {
            full.atStore(store, database -> CopyFile.out(database, table.out(), file(table)));
        }
        return empty.atStore(store, this::measure);
    }

    private long measure(Database database) {
        long started = System.nanoTime();
        database.inTransaction(() -> load(database));
        return System.nanoTime() - started;
    }

    private long load(Database database) {
        long rows = 0;
        for (Table table : TABLES) {
            database.client().sql(table.create()).update();
            rows += CopyFile.in(database, table.in(), file(table));
        }
        MERGE_CUSTOMERS.update(database.client(), Map.of());
        MERGE_ADDRESSES.update(database.client(), Map.of());
        return rows;
    }

    private Path file(Table table) {
        return folder.resolve(table.name() + ".copy");
    }
}
