package org.tillbridge.kernel.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a PostgreSQL server must be, so that what is committed stays, and changes come down in
/// their order.
public final class ServerRequirements {

    private static final int OLDEST_VERSION = 170_000;

    private ServerRequirements() {}

    /// Throws `DatabaseUnfit`, which names everything that is off and what to do.
    public static void check(DataSource source) {
        List<String> violations = violations(settings(source));
        if (!violations.isEmpty()) {
            throw new TillbridgeException(
                    PostgresErrors.SERVER_UNSAFE,
                    "This PostgreSQL server cannot be used: " + String.join("; ", violations));
        }
    }

    private static Map<String, String> settings(DataSource source) {
        try {
            return JdbcClient.create(source)
                    .sql("select name, setting from pg_settings")
                    .query((row, number) -> Map.entry(row.getString("name"), row.getString("setting")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (DataAccessException e) {
            throw new TillbridgeException(
                    PostgresErrors.UNREACHABLE, "The server's settings cannot be read: " + e.getMessage(), e);
        }
    }

    static List<String> violations(Map<String, String> settings) {
        List<String> violations = new ArrayList<>();
        for (String durable : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if ("off".equals(settings.get(durable))) {
                violations.add("%s is off, so a crash loses what was committed; set it on".formatted(durable));
            }
        }
        if ("on".equals(settings.get("in_hot_standby"))) {
            violations.add(
                    "it is a standby, whose rows may be older than what was already sent; give the primary's address");
        }
        String encoding = settings.getOrDefault("server_encoding", "");
        if (!"UTF8".equals(encoding)) {
            violations.add("the database's encoding is %s; create it with encoding UTF8".formatted(encoding));
        }
        if (!"0".equals(settings.get("max_prepared_transactions"))) {
            violations.add(
                    "max_prepared_transactions is %s, and a forgotten prepared transaction stops all downloads; set it to 0"
                            .formatted(settings.get("max_prepared_transactions")));
        }
        if (Integer.parseInt(settings.getOrDefault("server_version_num", "0")) < OLDEST_VERSION) {
            violations.add("it is version %s; Tillbridge needs 17 or newer".formatted(settings.get("server_version")));
        }
        return violations;
    }
}
