package org.tillbridge.headquarters.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The rules a sale or return must keep to; each can be switched off.
public final class ValidationRules {

    private static final String LIST =
            "select rule, level, demands, enabled from validation_rule order by level desc, rule";
    private static final String SWITCH = "update validation_rule set enabled = :enabled where rule = :rule";

    private final Database database;
    private final AuditTrail audit;

    public ValidationRules(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// @param level   TRANSACTION, or LINE for a rule about each line
    /// @param demands what must be so
    public record Rule(String rule, String level, String demands, boolean enabled) {}

    /// Whether a rule is asked.
    public enum Position {
        ON,
        OFF
    }

    public List<Rule> list() {
        return database.client()
                .sql(LIST)
                .query((row, number) ->
                        new Rule(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    /// Throws `ValidationRuleUnknown`.
    public List<Rule> set(String rule, Position position) {
        String name = rule.toUpperCase(Locale.ROOT).replace('-', '_');
        return database.inTransaction(() -> {
            int set = database.client()
                    .sql(SWITCH)
                    .param("enabled", position == Position.ON)
                    .param("rule", name)
                    .update();
            if (set == 0) {
                throw new TillbridgeException(
                        ErrorCode.user("ValidationRuleUnknown"),
                        "There is no rule %s; tillbridge statements rules lists them".formatted(rule));
            }
            audit.add(new AuditTrail.Event("validation-rule.set", "rule " + name, Map.of("position", position.name())));
            return list();
        });
    }
}
