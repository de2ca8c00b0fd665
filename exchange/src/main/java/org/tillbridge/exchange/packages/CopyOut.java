package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/// Where the rows of a stream come from: `out -> connection.getCopyAPI().copyOut(sql, out)`.
@FunctionalInterface
public interface CopyOut {

    /// Writes the rows in PostgreSQL's `COPY` text format and returns how many there were.
    long writeTo(OutputStream out) throws IOException, SQLException;
}
