package org.tillbridge.headquarters.statements;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.SqlRefusal;

/// Takes statements from one state to the next: one transaction for all that can go along.
///
/// A statement that a step refuses stays behind with its reason. When the step fails as a whole,
/// the statements are halved until the one at fault stands alone.
final class AdvanceStatements {

    /// A group's lines are sorted and added up in memory.
    private static final String ROOM = "select set_config('work_mem', '64MB', true)";

    private static final Sql CREATE_CLAIM = Sql.of(AdvanceStatements.class, "02_create_claim.sql");
    private static final Sql CLAIM = Sql.of(AdvanceStatements.class, "03_claim_statements.sql");
    private static final Sql ADVANCE = Sql.of(AdvanceStatements.class, "06_advance_statements.sql");
    private static final Sql FAIL = Sql.of(AdvanceStatements.class, "fail_statements.sql");
    private static final Sql RELEASE = Sql.of(AdvanceStatements.class, "release_claim.sql");

    private final Database database;
    private final JdbcClient client;
    private final InstantSource clock;
    private final Operation operation;

    /// What is done, as events name it.
    enum Operation {
        CALCULATE,
        POST
    }

    /// What makes a state of the one before it.
    @FunctionalInterface
    interface Step {

        void run(OffsetDateTime asOf);

        /// The claimed statements that cannot go along; they are left out of the step.
        default List<StatementFailure> refused() {
            return List.of();
        }
    }

    AdvanceStatements(Database database, InstantSource clock, Operation operation) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
        this.operation = operation;
    }

    /// Takes those of the statements that stand just before `state` there; returns how many it were.
    int run(List<UUID> statements, StatementState state, Step step) {
        if (statements.isEmpty()) {
            return 0;
        }
        try {
            return database.inTransaction(() -> advance(statements, state, step));
        } catch (DataAccessException e) {
            if (SqlRefusal.find(e).map(SqlRefusal::isPassing).orElse(true)) {
                throw e;
            }
            return apart(statements, state, step, failure(state, e));
        } catch (TillbridgeException e) {
            if (e.kind() == ErrorKind.OUTAGE) {
                throw e;
            }
            return apart(
                    statements,
                    state,
                    step,
                    id -> new StatementFailure(id, e.code().name(), String.valueOf(e.getMessage())));
        }
    }

    private int apart(
            List<UUID> statements, StatementState state, Step step, Function<UUID, StatementFailure> failure) {
        if (statements.size() == 1) {
            fail(List.of(failure.apply(statements.getFirst())));
            return 0;
        }
        int half = statements.size() / 2;
        return run(statements.subList(0, half), state, step)
                + run(statements.subList(half, statements.size()), state, step);
    }

    private static Function<UUID, StatementFailure> failure(StatementState state, DataAccessException e) {
        String reason = SqlRefusal.find(e).map(SqlRefusal::reason).orElse("it is away");
        return id -> new StatementFailure(
                id,
                "RefusedByDatabase",
                "The database refuses state %s: %s; posting goes on from here when it is repaired"
                        .formatted(state, reason));
    }

    private int advance(List<UUID> statements, StatementState state, Step step) {
        client.sql(ROOM).query((row, number) -> number).list();
        CREATE_CLAIM.update(client, Map.of());
        int claimed = CLAIM.update(
                client,
                Map.of(
                        "statements",
                        statements.toArray(UUID[]::new),
                        "state",
                        state.before().name()));
        if (claimed == 0) {
            return 0;
        }
        PlannerStatistics.refresh(client, "claimed_statement", claimed);
        List<StatementFailure> failures = step.refused();
        if (!failures.isEmpty()) {
            RELEASE.update(client, Map.of("statements", ids(failures)));
            fail(failures);
        }
        step.run(now());
        ADVANCE.update(
                client,
                Map.of(
                        "state", state.name(),
                        "operation", operation.name(),
                        "person", Actor.person(),
                        "as_of", now()));
        return claimed - failures.size();
    }

    private void fail(List<StatementFailure> failures) {
        FAIL.update(
                client,
                Map.of(
                        "statements", ids(failures),
                        "codes", failures.stream().map(StatementFailure::code).toArray(String[]::new),
                        "messages",
                                failures.stream().map(StatementFailure::message).toArray(String[]::new),
                        "operation", operation.name(),
                        "person", Actor.person(),
                        "as_of", now()));
    }

    private static UUID[] ids(List<StatementFailure> failures) {
        return failures.stream().map(StatementFailure::statement).toArray(UUID[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
