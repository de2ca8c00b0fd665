package org.tillbridge.app.verification;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows that a side could not take and keeps apart, each with its reason: they are not lost, but a
/// person has to look at them.
final class QuarantinedRows {

    private QuarantinedRows() {}

    /// Rows a store could not take from a package: key and reason.
    static Map<String, String> ofStore(JdbcClient store, String table, List<String> keys) {
        return reasons(store.sql(
                        "select row_key, reason from quarantine where table_name = :table and row_key = any (:keys) and state = 'WAITING'")
                .param("table", table)
                .param("keys", keys.toArray(String[]::new)));
    }

    /// Rows headquarters did not take from a store's session, or not as they came: key and reason.
    static Map<String, String> ofHeadquarters(
            JdbcClient headquarters, String table, String channelId, List<String> keys) {
        return reasons(headquarters
                .sql("""
                        select row_key, case when state = 'WAITING' then reason else concat_ws(': ', state, closed_reason) end as reason
                        from quarantine
                        where table_name = :table and channel_id = :channel_id and row_key = any (:keys)
                            and direction = 'UPLOAD' and (state <> 'TAKEN' or repaired is not null)
                        """)
                .param("table", table)
                .param("channel_id", channelId)
                .param("keys", keys.toArray(String[]::new)));
    }

    private static Map<String, String> reasons(JdbcClient.StatementSpec query) {
        Map<String, String> reasons = new TreeMap<>();
        query.query((row, number) -> reasons.put(row.getString("row_key"), row.getString("reason")))
                .list();
        return reasons;
    }

    /// Says how many there are and names the first.
    static void note(Map<String, String> reasons, String whose, Findings findings) {
        reasons.entrySet().stream()
                .findFirst()
                .ifPresent(first -> findings.note("%d %s in quarantine, the first is %s: %s (see tillbridge quarantine)"
                        .formatted(reasons.size(), whose, first.getKey(), first.getValue())));
    }

    static List<String> without(Map<String, String> reasons, List<String> keys) {
        return keys.stream().filter(key -> !reasons.containsKey(key)).toList();
    }
}
