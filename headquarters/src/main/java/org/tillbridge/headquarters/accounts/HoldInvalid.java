package org.tillbridge.headquarters.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;

/// Holds claimed requests whose single values the stores' rules, in Java, do not take.
final class HoldInvalid {

    private static final Sql HOLD = Sql.of(HoldInvalid.class, "hold_requests_found_invalid.sql");

    private HoldInvalid() {}

    record Held(UUID request, Violation reason) {}

    /// Returns how many it held.
    static int run(JdbcClient client, List<Held> held) {
        return held.isEmpty()
                ? 0
                : HOLD.update(
                        client,
                        Map.of(
                                "request_ids", held.stream().map(Held::request).toArray(UUID[]::new),
                                "reason_codes",
                                        held.stream()
                                                .map(one -> one.reason().code())
                                                .toArray(String[]::new),
                                "reasons",
                                        held.stream()
                                                .map(one -> one.reason().message())
                                                .toArray(String[]::new)));
    }
}
