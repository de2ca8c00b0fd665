package org.tillbridge.headquarters.statements;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.statements.AdvanceStatements.Operation;
import org.tillbridge.headquarters.statements.AdvanceStatements.Step;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Calculates statements: opens one for every store and business date that has validated sales, or
/// closed shifts, of no statement; marks them as its own; adds them up (spec 6.5.4).
///
/// A statement that is calculated and not yet being posted takes what has come since. One that was
/// posted is never changed: the next part is opened for what came late.
public final class CalculateStatements {

    private static final Sql PREVIEW = Sql.of(CalculateStatements.class, "preview_statements.sql");
    private static final Sql OPEN = Sql.of(CalculateStatements.class, "01_open_statements.sql");
    private static final Sql OPEN_SHIFTS = Sql.of(CalculateStatements.class, "open_shift_statements.sql");
    private static final Sql MARK_SALES = Sql.of(CalculateStatements.class, "04_mark_sales.sql");
    private static final Sql MARK_SHIFTS = Sql.of(CalculateStatements.class, "mark_shifts.sql");
    private static final Sql FORGET_TENDERS = Sql.of(CalculateStatements.class, "forget_tenders.sql");
    private static final Sql SUM_UP = Sql.of(CalculateStatements.class, "05_sum_up_sales.sql");
    private static final Sql SUM_UP_TENDERS = Sql.of(CalculateStatements.class, "sum_up_tenders.sql");
    private static final Sql COUNT_SHIFTS = Sql.of(CalculateStatements.class, "count_shifts.sql");
    /// One at a time opens: two would give the same part twice.
    private static final String LOCK = "select pg_advisory_xact_lock(28995, 1)";

    private final Database database;
    private final InstantSource clock;
    private final OpenStatements open;
    private final AdvanceStatements advance;

    public CalculateStatements(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.open = new OpenStatements(database);
        this.advance = new AdvanceStatements(database, clock, Operation.CALCULATE);
    }

    /// Which days are calculated.
    public enum Days {
        /// Those that are over where the store is.
        OVER,
        /// Also those that still go on: statements through the day.
        OPEN
    }

    /// Returns how many statements were calculated.
    public int run(Selection selection, Days days) {
        open(selection, days);
        return TwoAtATime.run(
                open.groups(selection, List.of(StatementState.STARTED, StatementState.MARKED)), this::calculate);
    }

    private int calculate(List<UUID> group) {
        advance.run(group, StatementState.MARKED, mark());
        return advance.run(group, StatementState.CALCULATED, sumUp());
    }

    /// What a run would look at.
    ///
    /// @param validated    sales that would be in a statement
    /// @param notValidated sales that are validated first
    /// @param failed       sales that stay out, unless they are corrected
    public record Due(
            String store, LocalDate businessDate, long validated, long notValidated, long failed, long shifts) {}

    /// Store by store and day by day; nothing is changed.
    public List<Due> preview(Selection selection, Days days) {
        Map<String, @Nullable Object> values = selection.storeAndDate();
        values.put("as_of", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("open_days", days == Days.OPEN);
        return PREVIEW.list(
                database.client(),
                values,
                (row, number) -> new Due(
                        row.getString("channel_id"),
                        row.getObject("business_date", LocalDate.class),
                        row.getLong("validated"),
                        row.getLong("not_validated"),
                        row.getLong("failed"),
                        row.getLong("shifts")));
    }

    private void open(Selection selection, Days days) {
        database.runInTransaction(() -> {
            database.client().sql(LOCK).query((row, number) -> number).list();
            Map<String, @Nullable Object> values = selection.storeAndDate();
            values.put("person", Actor.person());
            values.put("as_of", clock.instant().atOffset(ZoneOffset.UTC));
            OPEN_SHIFTS.update(database.client(), values);
            values.put("open_days", days == Days.OPEN);
            OPEN.update(database.client(), values);
        });
    }

    private Step mark() {
        return asOf -> {
            int marked = MARK_SALES.update(database.client(), Map.of("as_of", asOf));
            PlannerStatistics.refreshFilled(database.client(), "transaction_state", "statement_id", marked);
            MARK_SHIFTS.update(database.client(), Map.of());
        };
    }

    private Step sumUp() {
        return asOf -> {
            FORGET_TENDERS.update(database.client(), Map.of());
            SUM_UP.update(database.client(), Map.of());
            SUM_UP_TENDERS.update(database.client(), Map.of());
            COUNT_SHIFTS.update(database.client(), Map.of());
        };
    }
}
