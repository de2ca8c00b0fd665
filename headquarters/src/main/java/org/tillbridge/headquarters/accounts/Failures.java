package org.tillbridge.headquarters.accounts;

import org.springframework.dao.DataAccessException;
import org.tillbridge.kernel.sql.SqlRefusal;

/// Tells data that the database cannot take from a database that is away.
final class Failures {

    private Failures() {}

    /// The reason a person reads, without any value of the row; rethrows what is no data error.
    static String dataReason(DataAccessException failure) {
        return SqlRefusal.find(failure)
                .filter(SqlRefusal::isOfData)
                .map(refusal -> "The database refuses the request: " + refusal.reason())
                .orElseThrow(() -> failure);
    }
}
