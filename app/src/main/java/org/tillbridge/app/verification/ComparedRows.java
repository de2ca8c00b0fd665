package org.tillbridge.app.verification;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.DigestStatements;
import org.tillbridge.exchange.capture.Side;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// One side of a comparison: sums per bucket of keys, and the rows of the buckets asked for.
interface ComparedRows {

    /// The rows of one bucket, summed up.
    record Bucket(int number, long rows, BigDecimal hashes) {}

    List<Bucket> sums();

    /// Key and hash of each row in the buckets.
    Map<String, Long> rows(List<Integer> buckets);

    /// Rows as two statements give them: `bucket, row_count, hash_sum`, and, for `:buckets`,
    /// `row_key, row_hash`.
    static ComparedRows of(Sql sums, Sql rowsOfBuckets, JdbcClient database, Map<String, ?> values) {
        return new ComparedRows() {
            @Override
            public List<Bucket> sums() {
                return sums.list(database, values, (row, number) -> bucket(row));
            }

            @Override
            public Map<String, Long> rows(List<Integer> buckets) {
                var rows = new HashMap<String, Long>();
                var bound = new HashMap<String, Object>(values);
                bound.put("buckets", buckets.toArray(Integer[]::new));
                rowsOfBuckets.list(
                        database, bound, (row, number) -> rows.put(row.getString("row_key"), row.getLong("row_hash")));
                return rows;
            }
        };
    }

    /// The rows of a configured table that a subjob carries, at its source or its target.
    static ComparedRows of(Database database, Subjob subjob, Side side, ChannelGroup group) {
        DigestStatements statements = DigestStatements.checkedAgainst(database);
        return new ComparedRows() {
            @Override
            public List<Bucket> sums() {
                return database.client()
                        .sql(statements.sums(subjob, side, group))
                        .query((row, number) -> bucket(row))
                        .list();
            }

            @Override
            public Map<String, Long> rows(List<Integer> buckets) {
                var rows = new HashMap<String, Long>();
                database.client()
                        .sql(statements.rowsOfBuckets(subjob, side, group))
                        .param("buckets", buckets.toArray(Integer[]::new))
                        .query((row, number) -> rows.put(row.getString("row_key"), row.getLong("row_hash")))
                        .list();
                return rows;
            }
        };
    }

    private static Bucket bucket(ResultSet row) throws SQLException {
        return new Bucket(row.getInt("bucket"), row.getLong("row_count"), row.getBigDecimal("hash_sum"));
    }
}
