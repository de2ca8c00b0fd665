package org.tillbridge.exchange.sessions;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a store does in the transaction that applies a package, after its rows and answers are in:
/// the arrived rows still lie in `incoming_…`, the answers in `incoming_answer`.
@FunctionalInterface
public interface AppliedRows {

    void applied(JdbcClient database, OffsetDateTime appliedAt);
}
