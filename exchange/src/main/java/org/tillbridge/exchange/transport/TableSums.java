package org.tillbridge.exchange.transport;

import java.util.List;
import java.util.UUID;

/// What a store has of a job, as sums by bucket of keys: headquarters does not know the store's
/// cursor, compares, and sends what differs (protocol D9).
///
/// @param cursor the package the store applied last
public record TableSums(String job, UUID cursor, List<Table> tables) {

    public TableSums {
        tables = List.copyOf(tables);
    }

    /// @param table at the store
    public record Table(String table, List<Bucket> buckets) {
        public Table {
            buckets = List.copyOf(buckets);
        }
    }

    /// @param bucket a part of the keys, by their hashes
    /// @param hash   the sum of the rows' hashes
    public record Bucket(int bucket, long rows, String hash) {}

    /// What headquarters asks a store to sum up.
    public record Wish(String job, List<WishedTable> tables) {
        public Wish {
            tables = List.copyOf(tables);
        }
    }

    /// A table by its names at the store.
    public record WishedTable(String table, List<String> columns, List<String> key) {
        public WishedTable {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }
    }
}
