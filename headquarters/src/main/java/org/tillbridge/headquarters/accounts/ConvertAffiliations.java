package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// The requests about affiliations of a claim. Steps of a batch that has requests about parts, in
/// its transaction.
final class ConvertAffiliations {

    private static final Sql HOLD_INVALID = Sql.of(ConvertAffiliations.class, "hold_invalid_affiliation_requests.sql");
    private static final Sql JOIN_AND_LEAVE = Sql.of(ConvertAffiliations.class, "15_join_and_leave_affiliations.sql");

    private final JdbcClient client;

    ConvertAffiliations(JdbcClient client) {
        this.client = client;
    }

    /// Returns how many it held.
    int holdInvalid() {
        return HOLD_INVALID.update(client, Map.of());
    }

    void apply(OffsetDateTime asOf) {
        JOIN_AND_LEAVE.update(client, Map.of("as_of", asOf));
    }
}
