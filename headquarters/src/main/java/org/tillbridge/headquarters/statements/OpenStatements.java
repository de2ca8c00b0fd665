package org.tillbridge.headquarters.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The statements that are to go on, in groups of a size that one transaction takes.
final class OpenStatements {

    private static final Sql LIST = Sql.of(OpenStatements.class, "list_open_statements.sql");

    private final Database database;

    OpenStatements(Database database) {
        this.database = database;
    }

    /// A statement that is not posted.
    record Open(UUID id, String name, String store, int lines) {}

    List<List<UUID>> groups(Selection selection, List<StatementState> states) {
        StatementSettings.Settings settings = StatementSettings.read(database);
        List<List<UUID>> groups = new ArrayList<>();
        List<UUID> group = new ArrayList<>();
        long lines = 0;
        for (Open open : list(selection, states)) {
            if (!group.isEmpty()
                    && (lines + open.lines() > settings.linesAtOnce() || group.size() >= settings.statementsAtOnce())) {
                groups.add(List.copyOf(group));
                group.clear();
                lines = 0;
            }
            group.add(open.id());
            lines += open.lines();
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    List<Open> list(Selection selection, List<StatementState> states) {
        Map<String, @Nullable Object> values = selection.parameters();
        values.put("states", StatementState.names(states));
        return LIST.list(
                database.client(),
                values,
                (row, number) -> new Open(
                        row.getObject("statement_id", UUID.class),
                        row.getString("name"),
                        row.getString("channel_id"),
                        row.getInt("lines")));
    }
}
