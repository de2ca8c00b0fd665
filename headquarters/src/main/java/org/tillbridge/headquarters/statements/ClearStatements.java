package org.tillbridge.headquarters.statements;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Clears statements that are not being posted yet: their sales are free again, and the statement
/// is calculated anew.
public final class ClearStatements {

    private static final Sql CLEAR = Sql.of(ClearStatements.class, "clear_statements.sql");

    private final Database database;
    private final InstantSource clock;
    private final OpenStatements open;

    public ClearStatements(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.open = new OpenStatements(database);
    }

    /// Returns the names of those that were cleared. Throws `ClearingRefused` where the settings do.
    public List<String> run(Selection selection) {
        if (StatementSettings.read(database).clearing() == StatementSettings.Clearing.REFUSED) {
            throw new TillbridgeException(
                    ErrorCode.user("ClearingRefused"),
                    "No statement is cleared here; let it be: tillbridge statements settings clearing=allowed");
        }
        List<UUID> statements = open.list(selection, StatementState.CALCULATION).stream()
                .map(OpenStatements.Open::id)
                .toList();
        return database.inTransaction(() -> CLEAR.list(
                database.client(),
                Map.of(
                        "statements", statements.toArray(UUID[]::new),
                        "person", Actor.person(),
                        "as_of", clock.instant().atOffset(ZoneOffset.UTC)),
                (row, number) -> row.getString("name")));
    }

    /// The names of those a run would clear.
    public List<String> preview(Selection selection) {
        return open.list(selection, StatementState.CALCULATION).stream()
                .map(OpenStatements.Open::name)
                .toList();
    }
}
