package org.tillbridge.headquarters.sessions;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What a person may do to sessions: rerun what failed or was canceled, cancel what is open, also
/// while it runs, delete what has ended (spec I15).
///
/// Nothing is lost by any of it: rows of a canceled download are in the next package of its job,
/// rows of a canceled upload stay at the store.
public final class SteerSessions {

    private static final int MOST = 10_000;
    private static final Sql RERUN = Sql.of(SteerSessions.class, "rerun_downloads.sql");
    private static final Sql CANCEL = Sql.of(SteerSessions.class, "cancel_downloads.sql");
    private static final Sql CANCEL_UPLOADS = Sql.of(SteerSessions.class, "cancel_uploads.sql");
    private static final Sql DELETE = Sql.of(SteerSessions.class, "delete_sessions.sql");
    private static final Sql FORGET_TROUBLE = Sql.of(SteerSessions.class, "forget_upload_trouble.sql");

    private final Database database;
    private final ListSessions sessions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Consumer<String> wake;

    /// @param wake wakes a store, by its channel
    public SteerSessions(Database database, InstantSource clock, Consumer<String> wake) {
        this.database = database;
        this.sessions = new ListSessions(database);
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
        this.wake = wake;
    }

    /// What is done with sessions.
    public enum Action {
        RERUN("only one that failed, was suspended or canceled can be rerun"),
        CANCEL("only one that is open can be canceled"),
        DELETE("only one that has ended can be deleted");

        private final String rule;

        Action(String rule) {
            this.rule = rule;
        }

        private List<SessionState> states() {
            return switch (this) {
                case RERUN -> SessionState.RERUN;
                case CANCEL -> SessionState.OPEN;
                case DELETE -> SessionState.ENDED;
            };
        }
    }

    /// What an action would be done to. Throws `SessionUnknown` and `SessionStateWrong` for a
    /// session named by its ID.
    public List<SessionView> preview(Action action, ListSessions.Filter filter) {
        List<SessionView> found = filter.only(action.states())
                .map(allowed -> sessions.run(allowed, MOST))
                .orElse(List.of());
        UUID named = filter.session();
        if (found.isEmpty() && named != null) {
            throw refusal(action, named);
        }
        return found;
    }

    /// Does it, and returns what it was done to.
    public List<SessionView> run(Action action, ListSessions.Filter filter) {
        List<SessionView> chosen = preview(action, filter);
        List<Done> done = database.inTransaction(() -> noted(action, done(action, chosen)));
        if (action == Action.RERUN) {
            done.stream().map(Done::store).distinct().forEach(wake);
        }
        Set<UUID> sessionIds = done.stream().map(Done::session).collect(Collectors.toSet());
        return chosen.stream()
                .filter(session -> session.sessionId() != null && sessionIds.contains(session.sessionId()))
                .toList();
    }

    private record Done(UUID session, String store) {}

    private List<Done> done(Action action, List<SessionView> chosen) {
        UUID[] down = ids(chosen, "DOWN");
        UUID[] up = ids(chosen, "UP");
        return switch (action) {
            case RERUN -> both(run(RERUN, asOfNow(down)), run(FORGET_TROUBLE, named(up)));
            case CANCEL -> both(run(CANCEL, asOfNow(down)), run(CANCEL_UPLOADS, asOfNow(up)));
            case DELETE -> run(DELETE, named(down));
        };
    }

    /// On record store by store.
    private List<Done> noted(Action action, List<Done> done) {
        done.stream()
                .collect(Collectors.groupingBy(Done::store, TreeMap::new, Collectors.counting()))
                .forEach((store, sessions) -> audit.add(new AuditTrail.Event(
                        "sessions." + action.name().toLowerCase(Locale.ROOT),
                        "store " + store,
                        Map.of("sessions", sessions))));
        return done;
    }

    private List<Done> run(Sql statement, Map<String, Object> values) {
        return statement.list(
                database.client(),
                values,
                (row, number) -> new Done(row.getObject("session_id", UUID.class), row.getString("channel_id")));
    }

    private static List<Done> both(List<Done> some, List<Done> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Map<String, Object> named(UUID[] sessions) {
        return Map.of("session_ids", sessions);
    }

    private Map<String, Object> asOfNow(UUID[] sessions) {
        return Map.of("session_ids", sessions, "as_of", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static UUID[] ids(List<SessionView> sessions, String way) {
        return sessions.stream()
                .filter(session -> session.way().equals(way) && session.sessionId() != null)
                .map(SessionView::sessionId)
                .toArray(UUID[]::new);
    }

    private TillbridgeException refusal(Action action, UUID session) {
        return sessions.run(ListSessions.Filter.of(session), 1).stream()
                .findFirst()
                .map(found -> new TillbridgeException(
                        ErrorCode.user("SessionStateWrong"),
                        "Session %s is %s; %s%s".formatted(session, found.state(), action.rule, hint(action, found))))
                .orElseGet(() -> new TillbridgeException(
                        ErrorCode.user("SessionUnknown"),
                        "There is no session %s; tillbridge sessions lists them".formatted(session)));
    }

    private static String hint(Action action, SessionView found) {
        return action == Action.RERUN
                        && found.state() == SessionState.APPLIED
                        && found.way().equals("DOWN")
                ? "; to have all of its job sent anew: tillbridge resync %s %s".formatted(found.store(), found.job())
                : "";
    }
}
