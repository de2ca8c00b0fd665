package org.tillbridge.bench.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.tillbridge.kernel.sql.Database;

/// Rows between a database and a file, by plain `COPY`.
public final class CopyFile {

    private CopyFile() {}

    /// Writes rows into a file.
    public static long out(Database database, String statement, Path file) {
        return database.withConnection(connection -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                return connection.getCopyAPI().copyOut(statement, out);
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("Cannot write " + file, e);
            }
        });
    }

    /// Loads a file into a table.
    public static long in(Database database, String statement, Path file) {
        return database.withConnection(connection -> {
            try (InputStream in = Files.newInputStream(file)) {
                return connection.getCopyAPI().copyIn(statement, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot load " + file, e);
            }
        });
    }
}
