package org.tillbridge.exchange.jobs;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// One source table to one target table.
///
/// @param columns in the order in which they travel and are hashed
/// @param key names at the target of the columns that identify a row
/// @param head of a table of lines: what they follow; null: each row is captured for itself
public record Subjob(
        String name,
        String sourceTable,
        String targetTable,
        List<ColumnMapping> columns,
        List<String> key,
        List<RowFilter> filters,
        Offline offline,
        @Nullable Head head) {

    private static final ErrorCode INVALID = ErrorCode.user("SubjobInvalid");

    public Subjob {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        filters = List.copyOf(filters);
        var targets = new HashSet<String>();
        require(!columns.isEmpty(), name, "it has no column");
        require(columns.stream().allMatch(c -> targets.add(c.target())), name, "a target column is there twice");
        require(!key.isEmpty() && new HashSet<>(key).size() == key.size(), name, "its key is empty or names one twice");
        require(targets.containsAll(key), name, "its key has a column that does not travel");
        require(copied(columns).toList().containsAll(key), name, "its key has a constant column");
        require(head == null || key.contains(head.column()), name, "its key lacks the column that names its head");
    }

    /// A subjob for databases of every kind, of rows that follow nobody.
    public Subjob(
            String name,
            String sourceTable,
            String targetTable,
            List<ColumnMapping> columns,
            List<String> key,
            List<RowFilter> filters) {
        this(name, sourceTable, targetTable, columns, key, filters, Offline.INCLUDED, null);
    }

    /// What its rows follow, when they are lines.
    public Optional<Head> findHead() {
        return Optional.ofNullable(head);
    }

    /// Whether its rows are lines of this one's.
    public boolean follows(Subjob other) {
        return head != null && head.table().equals(other.sourceTable());
    }

    /// Names at the source of the columns that have one there, in order.
    public List<String> sourceColumns() {
        return columns.stream()
                .filter(ColumnMapping.Copied.class::isInstance)
                .map(column -> ((ColumnMapping.Copied) column).source())
                .toList();
    }

    /// Names at the target, in order.
    public List<String> targetColumns() {
        return columns.stream().map(ColumnMapping::target).toList();
    }

    /// The key by its names at the source.
    public List<String> sourceKey() {
        return key.stream().map(this::sourceOf).toList();
    }

    public <F extends RowFilter> Optional<F> find(Class<F> kind) {
        return filters.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /// This subjob with the columns that arrived: a sender of another version may lack some, the
    /// target defaults them.
    public Subjob withOnly(Collection<String> arrivedTargets) {
        List<ColumnMapping> arrived = columns.stream()
                .filter(c -> arrivedTargets.contains(c.target()))
                .toList();
        return new Subjob(name, sourceTable, targetTable, arrived, key, filters, offline, head);
    }

    /// This subjob for databases that are no offline ones.
    Subjob excludedOffline() {
        return new Subjob(name, sourceTable, targetTable, columns, key, filters, Offline.EXCLUDED, head);
    }

    private String sourceOf(String target) {
        return columns.stream()
                .filter(c -> c.target().equals(target))
                .map(column -> ((ColumnMapping.Copied) column).source())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> copied(List<ColumnMapping> columns) {
        return columns.stream().filter(ColumnMapping.Copied.class::isInstance).map(ColumnMapping::target);
    }

    private static void require(boolean holds, String subjob, String why) {
        if (!holds) {
            throw new TillbridgeException(INVALID, "Subjob %s: %s".formatted(subjob, why));
        }
    }
}
