package org.tillbridge.kernel.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a server must be before a customer is trusted to it. Start-up refuses anything else, by
/// name.
public final class ServerRequirements {

    private static final int OLDEST = 170_000;
    private static final Map<String, String> WANTED = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "server_encoding", "UTF8",
            "max_prepared_transactions", "0");

    private ServerRequirements() {}

    /// Throws `DatabaseUnfit` naming every setting that is wrong, what it is and what it has to be.
    public static void check(DataSource source) {
        JdbcClient client = JdbcClient.create(source);
        List<String> wrong = new ArrayList<>();
        WANTED.keySet().stream().sorted().forEach(setting -> {
            String found = setting(client, setting);
            if (!found.equals(WANTED.get(setting))) {
                wrong.add("%s is %s and has to be %s".formatted(setting, found, WANTED.get(setting)));
            }
        });
        String commit = setting(client, "synchronous_commit");
        if (commit.equals("off")) {
            wrong.add("synchronous_commit is off and has to be on");
        }
        if (Integer.parseInt(setting(client, "server_version_num")) < OLDEST) {
            wrong.add("the server is PostgreSQL %s and has to be 17 or newer"
                    .formatted(setting(client, "server_version")));
        }
        if (!wrong.isEmpty()) {
            throw PostgresErrors.unfit(
                    "This database server cannot keep customers safely: " + String.join("; ", wrong));
        }
    }

    private static String setting(JdbcClient client, String name) {
        return client.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
