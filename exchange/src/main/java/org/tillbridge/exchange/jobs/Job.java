package org.tillbridge.exchange.jobs;

import java.util.HashSet;
import java.util.List;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A job as people know it: its code (`P-0001`, `1010`), its name, and the tables it carries in
/// the order of applying. A job that is excluded from offline databases excludes each of its
/// tables.
public record Job(String code, String name, Direction direction, List<Subjob> subjobs, Offline offline) {

    public Job {
        subjobs = offline == Offline.INCLUDED
                ? List.copyOf(subjobs)
                : subjobs.stream().map(Subjob::excludedOffline).toList();
        var names = new HashSet<String>();
        if (subjobs.isEmpty() || !subjobs.stream().allMatch(s -> names.add(s.name()))) {
            throw new TillbridgeException(
                    ErrorCode.user("JobInvalid"), "Job %s has no subjob, or two of one name".formatted(code));
        }
    }

    /// A job for databases of every kind.
    public Job(String code, String name, Direction direction, List<Subjob> subjobs) {
        this(code, name, direction, subjobs, Offline.INCLUDED);
    }

    /// The tables its rows come from.
    public List<String> sourceTables() {
        return subjobs.stream().map(Subjob::sourceTable).distinct().toList();
    }
}
