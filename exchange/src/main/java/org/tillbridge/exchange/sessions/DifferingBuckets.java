package org.tillbridge.exchange.sessions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.kernel.sql.Database;

/// Headquarters' half of a comparison: the buckets of keys in which a store's tables differ from
/// what it should have (protocol D9).
final class DifferingBuckets {

    private final Database database;
    private final TableStatements statements;

    DifferingBuckets(Database database, TableStatements statements) {
        this.database = database;
        this.statements = statements;
    }

    /// By table at the store, in the open snapshot. A table the store did not sum up is not named:
    /// it is sent whole.
    Map<String, List<Integer>> of(Job job, ChannelGroup group, TableSums store) {
        var differing = new TreeMap<String, List<Integer>>();
        Map<String, List<TableSums.Bucket>> theirs = store.tables().stream()
                .collect(Collectors.toMap(TableSums.Table::table, TableSums.Table::buckets, (one, other) -> one));
        for (Subjob subjob : job.subjobs()) {
            List<TableSums.Bucket> their = theirs.get(subjob.targetTable());
            if (their != null) {
                differing.put(subjob.targetTable(), differing(ours(subjob, group), their));
            }
        }
        return differing;
    }

    private List<TableSums.Bucket> ours(Subjob subjob, ChannelGroup group) {
        return SumUpTables.buckets(database, statements.digest(subjob, Side.SOURCE, group));
    }

    private static List<Integer> differing(List<TableSums.Bucket> ours, List<TableSums.Bucket> theirs) {
        Set<TableSums.Bucket> onOneSide = new HashSet<>(ours);
        for (TableSums.Bucket bucket : theirs) {
            if (!onOneSide.remove(bucket)) {
                onOneSide.add(bucket);
            }
        }
        return onOneSide.stream()
                .map(TableSums.Bucket::bucket)
                .distinct()
                .sorted()
                .toList();
    }
}
