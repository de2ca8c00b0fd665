package org.tillbridge.exchange.sessions;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes over the rows of an upload session, which lie in `incoming_…` tables, within the session's
/// own transaction.
@FunctionalInterface
public interface UploadedRows {

    /// Returns how many rows were new here.
    long accept(JdbcClient database, Upload upload);
}
