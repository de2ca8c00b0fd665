package org.tillbridge.headquarters.statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// How statements are made and posted (spec 6.5.9): seen, and changed by a person. Each change is a
/// new version; it holds from the next run on.
public final class StatementSettings {

    private static final String READ = """
            select clearing, counting, statements_at_once, lines_at_once, row_version from statement_setting""";
    private static final String SET = """
            update statement_setting
            set clearing = :clearing, counting = :counting, statements_at_once = :statements, lines_at_once = :lines,
                row_version = row_version + 1""";

    private final Database database;
    private final AuditTrail audit;

    public StatementSettings(Database database, InstantSource clock) {
        this.database = database;
        this.audit = new AuditTrail(database, clock);
    }

    /// Whether statements that are not being posted yet may be cleared.
    public enum Clearing {
        ALLOWED,
        REFUSED
    }

    /// Whether a shift is posted although a tender it took was not counted.
    public enum Counting {
        NOT_REQUIRED,
        REQUIRED
    }

    /// @param statementsAtOnce so many go from state to state together, at most
    /// @param linesAtOnce with so many lines, at most, if it is more than one
    public record Settings(Clearing clearing, Counting counting, int statementsAtOnce, int linesAtOnce, long version) {

        Settings with(Wanted wanted) {
            return new Settings(
                    Objects.requireNonNullElse(wanted.clearing(), clearing),
                    Objects.requireNonNullElse(wanted.counting(), counting),
                    within("statements-at-once", wanted.statementsAtOnce(), statementsAtOnce, 1, 500),
                    within("lines-at-once", wanted.linesAtOnce(), linesAtOnce, 1_000, 1_000_000),
                    version);
        }

        private static int within(String name, @Nullable Integer wanted, int now, int least, int most) {
            if (wanted != null && (wanted < least || wanted > most)) {
                throw new TillbridgeException(
                        ErrorCode.user("SettingInvalid"),
                        "%s is a number from %d to %d, not %d".formatted(name, least, most, wanted));
            }
            return wanted == null ? now : wanted;
        }

        private Settings next() {
            return new Settings(clearing, counting, statementsAtOnce, linesAtOnce, version + 1);
        }
    }

    /// What somebody wants; null leaves it as it is.
    public record Wanted(
            @Nullable Clearing clearing,
            @Nullable Counting counting,
            @Nullable Integer statementsAtOnce,
            @Nullable Integer linesAtOnce) {}

    public Settings now() {
        return read(database);
    }

    static Settings read(Database database) {
        return database.client().sql(READ).query(StatementSettings::settings).single();
    }

    /// The settings as they would be. Throws `SettingInvalid`.
    public Settings preview(Wanted wanted) {
        Settings before = now();
        Settings after = before.with(wanted);
        return after.equals(before) ? before : after.next();
    }

    /// Asking for what is so already changes nothing. Throws `SettingInvalid`.
    public Settings set(Wanted wanted) {
        return database.inTransaction(() -> {
            Settings before = now();
            Settings after = before.with(wanted);
            if (after.equals(before)) {
                return before;
            }
            database.client()
                    .sql(SET)
                    .param("clearing", after.clearing().name())
                    .param("counting", after.counting().name())
                    .param("statements", after.statementsAtOnce())
                    .param("lines", after.linesAtOnce())
                    .update();
            Settings saved = now();
            audit.add(new AuditTrail.Event("statements.set", "statements", Map.of("version", saved.version()))
                    .changing(values(before), values(saved)));
            return saved;
        });
    }

    private static Map<String, String> values(Settings settings) {
        return Map.of(
                "clearing", settings.clearing().name(),
                "counting", settings.counting().name(),
                "statementsAtOnce", String.valueOf(settings.statementsAtOnce()),
                "linesAtOnce", String.valueOf(settings.linesAtOnce()));
    }

    private static Settings settings(ResultSet row, int number) throws SQLException {
        return new Settings(
                Clearing.valueOf(row.getString("clearing")),
                Counting.valueOf(row.getString("counting")),
                row.getInt("statements_at_once"),
                row.getInt("lines_at_once"),
                row.getLong("row_version"));
    }
}
