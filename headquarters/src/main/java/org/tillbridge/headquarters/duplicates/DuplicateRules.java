package org.tillbridge.headquarters.duplicates;

import java.util.List;
import java.util.Map;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// How many points each rule is worth, and how many are enough (`ENOUGH`). A rule of no points does
/// not count.
public final class DuplicateRules {

    private static final String LIST =
            "select rule, points from duplicate_rule order by rule = 'ENOUGH', points desc, rule";
    private static final String SET = "update duplicate_rule set points = :points where rule = :rule";
    private static final int MOST_POINTS = 1_000;

    private final Database database;
    private final AuditTrail audit;

    public DuplicateRules(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    public record Rule(String rule, int points) {}

    public List<Rule> list() {
        return database.client()
                .sql(LIST)
                .query((row, number) -> new Rule(row.getString("rule"), row.getInt("points")))
                .list();
    }

    /// What changes from now on is judged by it; pairs that were found stay.
    public List<Rule> set(Rule wanted) {
        if (wanted.points() < 0 || wanted.points() > MOST_POINTS) {
            throw new TillbridgeException(
                    ErrorCode.user("DuplicateRuleInvalid"),
                    "A rule is worth 0 to %d points, not %d".formatted(MOST_POINTS, wanted.points()));
        }
        return database.inTransaction(() -> {
            List<Rule> before = list();
            int set = database.client()
                    .sql(SET)
                    .param("points", wanted.points())
                    .param("rule", wanted.rule())
                    .update();
            if (set == 0) {
                throw new TillbridgeException(
                        ErrorCode.user("DuplicateRuleInvalid"),
                        "There is no rule %s; there are %s"
                                .formatted(
                                        wanted.rule(),
                                        String.join(
                                                ", ",
                                                before.stream().map(Rule::rule).toList())));
            }
            audit.add(new AuditTrail.Event(
                            "DUPLICATE_RULE_SET", "duplicate rule " + wanted.rule(), Map.of("points", wanted.points()))
                    .changing(before, wanted));
            return list();
        });
    }
}
