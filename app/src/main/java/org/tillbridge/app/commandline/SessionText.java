package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sessions.SessionState;
import org.tillbridge.headquarters.sessions.SessionView;

/// Sessions as lines of a table.
record SessionText(TimeText time) {

    static final List<String> HEADING =
            List.of("SESSION", "STORE", "JOB", "WAY", "STATE", "ROWS", "SIZE", "BEGAN", "TOOK", "TRIES", "MESSAGE");

    List<String> row(SessionView session) {
        return List.of(
                session.sessionId() == null ? "-" : session.sessionId().toString(),
                session.store(),
                session.job(),
                session.way().equals("UP") ? "up" : "down",
                state(session.state()),
                session.rows() == null ? "-" : Counted.number(session.rows()) + (session.full() ? " (all)" : ""),
                session.bytes() == null ? "-" : size(session.bytes()),
                session.begunAt() == null ? "-" : time.age(session.begunAt()) + " ago",
                took(session.begunAt(), session.endedAt()),
                session.tries() == 0 ? "-" : Counted.number(session.tries()),
                message(session));
    }

    static String state(SessionState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String message(SessionView session) {
        String said = session.message() == null ? "" : session.message();
        return session.nextTryAt() == null
                ? said
                : "%s; tried again %s".formatted(said, time.time(session.nextTryAt()));
    }

    private static String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? "-" : TimeText.duration(Duration.between(from, to));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? Counted.number(Math.max(1, bytes >> 10)) + " KB" : Counted.megabytes(bytes);
    }
}
