package org.tillbridge.app.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// What is found while an invariant is looked at: all violations are counted, the first are kept.
/// Mutable: one check fills it, in one thread.
final class Findings {

    private static final int KEPT = 20;

    private final List<Violation> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long count;
    private long rows;

    void lookedAt(long more) {
        rows += more;
    }

    void note(String text) {
        notes.add(text);
    }

    void violation(String text) {
        count++;
        if (violations.size() < KEPT) {
            violations.add(new Violation(text));
        }
    }

    /// A violation, and how many of its kind there are.
    record Found(String violation, long all) {}

    /// Runs a statement that gives `violation, found`: the first violations, each with the number
    /// of all. It has the parameter `:most`.
    void take(Sql statement, JdbcClient database, Map<String, ?> values, String place) {
        takeAll(most -> {
            var bound = new HashMap<String, Object>(values);
            bound.put("most", most);
            return statement.list(
                    database,
                    bound,
                    (row, number) -> new Found(place + row.getString("violation"), row.getLong("found")));
        });
    }

    /// Takes the first violations of a kind, and counts the others.
    void takeAll(IntFunction<List<Found>> first) {
        List<Found> found = first.apply(KEPT);
        found.forEach(one -> violation(one.violation()));
        count += found.isEmpty() ? 0 : found.getFirst().all() - found.size();
    }

    /// Adds what was found aside, when it turned out to be so.
    void add(Findings aside) {
        count += aside.count;
        rows += aside.rows;
        aside.violations.stream().limit(KEPT - violations.size()).forEach(violations::add);
        notes.addAll(aside.notes);
    }

    Check check(String name, String sentence) {
        return new Check(name, sentence, rows, count, violations, notes);
    }
}
