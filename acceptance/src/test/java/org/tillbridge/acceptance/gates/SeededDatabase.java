package org.tillbridge.acceptance.gates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.tillbridge.testkit.TestDatabase;

/// A migrated database with as many rows as a real one, in which statements are planned and nothing
/// stays.
final class SeededDatabase implements AutoCloseable {

    /// The two kinds of database there are.
    enum Side {
        STORE("channel", "channel", "channel, public", "seed_store.sql"),
        HEADQUARTERS(
                "headquarters",
                "public",
                "staging, master, numbers, sales, exchange, ops, public",
                "seed_headquarters.sql");

        private final String module;
        private final String schema;
        private final String searchPath;
        private final String seed;

        Side(String module, String schema, String searchPath, String seed) {
            this.module = module;
            this.schema = schema;
            this.searchPath = searchPath;
            this.seed = seed;
        }

        String module() {
            return module;
        }
    }

    private static final String EXPLAIN = "explain (generic_plan, verbose, format json) ";

    private final TestDatabase database;
    private final Connection connection;

    private SeededDatabase(TestDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static SeededDatabase of(Side side) throws SQLException, IOException {
        String migrations = "org/tillbridge/%s/migrations".formatted(side.module);
        TestDatabase database = TestDatabase.of(migrations, side.schema, side.searchPath);
        // A generic plan has $1 in its text, which only the simple protocol leaves alone.
        String url = database.address().jdbcUrl();
        Connection connection = DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple",
                database.address().user(),
                database.address().password());
        var seeded = new SeededDatabase(database, connection);
        seeded.execute("set search_path to " + side.searchPath);
        seeded.execute("set max_parallel_workers_per_gather to 0");
        seeded.execute(resource(side.seed));
        connection.setAutoCommit(false);
        return seeded;
    }

    /// Plans a statement behind the temporary tables it needs, and takes everything back.
    Plan plan(List<String> preparations, String statement) throws SQLException {
        try {
            for (String preparation : preparations) {
                execute(preparation);
            }
            return plan(statement);
        } finally {
            connection.rollback();
        }
    }

    private Plan plan(String statement) throws SQLException {
        if (!statement.matches("(?is)(select|with|insert|update|delete|merge|values)\\b.*")) {
            execute(statement);
            return Plan.NONE;
        }
        Plan first = explained(statement);
        if (first.readWhole().isEmpty()) {
            return first;
        }
        execute("set local enable_seqscan to off");
        return explained(statement).orIfFarDearer(first);
    }

    private Plan explained(String statement) throws SQLException {
        try (Statement explain = connection.createStatement();
                ResultSet result = explain.executeQuery(EXPLAIN + statement)) {
            result.next();
            return Plan.of(result.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SeededDatabase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
