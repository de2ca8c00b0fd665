package org.tillbridge.headquarters.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Lists sessions, the newest first.
public final class ListSessions {

    private static final Sql LIST = Sql.of(ListSessions.class, "list_sessions.sql");

    private final Database database;

    public ListSessions(Database database) {
        this.database = database;
    }

    /// Which sessions; null = any.
    ///
    /// @param states empty = all but those without news
    public record Filter(
            @Nullable UUID session,
            @Nullable String store,
            @Nullable String job,
            @Nullable Way way,
            List<SessionState> states) {

        /// Of one ID.
        public static Filter of(UUID session) {
            return new Filter(session, null, null, null, List.of(SessionState.values()));
        }

        /// Empty when none of the states is allowed.
        Optional<Filter> only(List<SessionState> allowed) {
            List<SessionState> both = states.isEmpty()
                    ? allowed
                    : states.stream().filter(allowed::contains).toList();
            return both.isEmpty() ? Optional.empty() : Optional.of(new Filter(session, store, job, way, both));
        }
    }

    /// Which way the rows go.
    public enum Way {
        UP,
        DOWN
    }

    /// @param most how many at most
    public List<SessionView> run(Filter filter, int most) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("session_id", filter.session());
        values.put("store", filter.store());
        values.put("job", filter.job());
        values.put("way", filter.way() == null ? null : filter.way().name());
        values.put(
                "states",
                (filter.states().isEmpty() ? SessionState.USUAL : filter.states())
                        .stream().map(SessionState::name).toArray(String[]::new));
        values.put("most", most);
        return LIST.list(database.client(), values, ListSessions::view);
    }

    private static SessionView view(ResultSet row, int number) throws SQLException {
        return new SessionView(
                row.getObject("session_id", UUID.class),
                row.getString("way"),
                row.getString("channel_id"),
                row.getString("job"),
                SessionState.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getObject("rows", Long.class),
                row.getObject("bytes", Long.class),
                row.getBoolean("full_package"),
                Times.instantOrNull(row, "begun_at"),
                Times.instantOrNull(row, "moved_at"),
                Times.instantOrNull(row, "ended_at"),
                Times.instantOrNull(row, "next_try_at"),
                row.getString("message"));
    }
}
