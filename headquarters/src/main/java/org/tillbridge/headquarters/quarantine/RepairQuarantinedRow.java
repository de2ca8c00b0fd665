package org.tillbridge.headquarters.quarantine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Gives a row of a store's session other values and takes it. What came stays beside what was
/// taken instead; who did it is in the audit trail, by the columns' names.
public final class RepairQuarantinedRow {

    private final Database database;
    private final QuarantineEntries entries;
    private final SavedJobs jobs;
    private final RetryQuarantinedRow retry;
    private final AuditTrail audit;

    public RepairQuarantinedRow(Database database, SavedJobs jobs, RetryQuarantinedRow retry, AuditTrail audit) {
        this.database = database;
        this.entries = new QuarantineEntries(database.client());
        this.jobs = jobs;
        this.retry = retry;
        this.audit = audit;
    }

    /// Values that do not do change nothing. Throws when a column is unknown or the row is
    /// headquarters' own.
    public Result run(long id, Map<String, @Nullable String> values) {
        return database.inTransaction(() ->
                entries.lockWaiting(id).map(entry -> repair(entry, values)).orElseGet(() -> retry.closed(id)));
    }

    private Result repair(QuarantineEntry entry, Map<String, @Nullable String> given) {
        requireOfStore(entry);
        String content =
                Objects.requireNonNull(entries.requireContent(entry.id()).content());
        Map<String, @Nullable String> values = new LinkedHashMap<>(RowContent.values(content));
        requireColumns(entry, values, given);
        Map<String, @Nullable String> before = new LinkedHashMap<>(values);
        before.keySet().retainAll(given.keySet());
        values.putAll(given);
        String repaired = RowContent.written(values);
        Result result =
                retry.take(entry, new RetryQuarantinedRow.Row(repaired, List.copyOf(values.keySet()), repaired));
        if (result.outcome() == Result.Outcome.TAKEN) {
            audit.add(RetryQuarantinedRow.event(
                            "quarantine.repair",
                            entry,
                            Map.of("store", entry.store(), "columns", List.copyOf(given.keySet())))
                    .changing(before, given));
        }
        return result;
    }

    private static void requireOfStore(QuarantineEntry entry) {
        if (entry.direction() == QuarantineEntry.Direction.DOWNLOAD) {
            throw new TillbridgeException(
                    ErrorCode.user("NotOfAStore"),
                    "Row %d is headquarters' own, which store %s cannot take: change it at headquarters, or the table at the store, then tillbridge quarantine retry %d"
                            .formatted(entry.id(), entry.store(), entry.id()));
        }
    }

    private void requireColumns(
            QuarantineEntry entry, Map<String, @Nullable String> row, Map<String, @Nullable String> given) {
        List<String> known = Stream.concat(
                        row.keySet().stream(),
                        jobs.uploads().subjobs().stream()
                                .filter(subjob -> subjob.targetTable().equals(entry.table()))
                                .flatMap(subjob -> subjob.targetColumns().stream()))
                .distinct()
                .sorted()
                .toList();
        given.keySet().stream()
                .filter(column -> !known.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new TillbridgeException(
                            ErrorCode.user("ColumnUnknown"),
                            "The row has no column '%s'; it has %s".formatted(column, String.join(", ", known)));
                });
    }
}
