package org.tillbridge.app.roles;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.api.SessionsDesk;
import org.tillbridge.headquarters.sessions.ListSessions;
import org.tillbridge.headquarters.sessions.PauseStores;
import org.tillbridge.headquarters.sessions.PurgeHistory;
import org.tillbridge.headquarters.sessions.SteerSessions;
import org.tillbridge.kernel.sql.Database;

/// What people see of sessions and do to them, and what forgets old ones.
final class SessionParts {

    private static final Duration PURGE = Duration.ofHours(1);

    private SessionParts() {}

    static SessionsDesk desk(Database database, Consumer<String> wake, InstantSource clock) {
        return new SessionsDesk(
                new ListSessions(database),
                new SteerSessions(database, clock, wake),
                new PauseStores(database, clock, wake));
    }

    static ContinuousJob purge(Configuration configuration, Database database, InstantSource clock) {
        var history = new PurgeHistory(
                database,
                Folders.make(configuration.dataDirectory().resolve("packages")),
                configuration.headquarters().sessions().retention(),
                clock);
        return new ContinuousJob("purge-history", PURGE, PURGE, history::run);
    }
}
