package org.tillbridge.exchange.sessions;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a store does in the transaction that applies a package: the arrived rows lie in
/// `incoming_…`, the answers in `incoming_answer`.
public interface AppliedRows {

    /// Before any row of the package is taken. Not called when the rows are taken in parts, because
    /// the database refused one of them.
    void arrived(JdbcClient database);

    /// After its rows and answers are in.
    void applied(JdbcClient database, OffsetDateTime appliedAt);
}
