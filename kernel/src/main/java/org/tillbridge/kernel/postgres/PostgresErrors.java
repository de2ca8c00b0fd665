package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The errors of this package, by name.
final class PostgresErrors {

    static final ErrorCode DIRECTORY_IN_USE = ErrorCode.user("DataDirectoryInUse");
    static final ErrorCode DIRECTORY_UNUSABLE = ErrorCode.user("DataDirectoryUnusable");
    static final ErrorCode ADDRESS_INVALID = ErrorCode.user("DatabaseAddressInvalid");
    static final ErrorCode DATABASE_REFUSED = ErrorCode.user("DatabaseRefused");
    static final ErrorCode SERVER_UNSAFE = ErrorCode.user("DatabaseUnfit");
    static final ErrorCode SCHEMA_UNKNOWN = ErrorCode.user("DatabaseSchemaUnknown");
    static final ErrorCode NO_BINARIES = ErrorCode.user("NoEmbeddedDatabaseHere");
    static final ErrorCode NOT_STARTED = ErrorCode.outage("DatabaseNotStarted");
    static final ErrorCode NOT_STOPPED = ErrorCode.outage("DatabaseNotStopped");
    static final ErrorCode UNREACHABLE = ErrorCode.outage("DatabaseUnreachable");
    static final ErrorCode MIGRATION_FAILED = ErrorCode.outage("MigrationFailed");

    private PostgresErrors() {}

    /// A file we need cannot be had: a matter for the user when it is about rights, else an outage
    /// such as a full disk.
    static TillbridgeException file(Path file, IOException cause) {
        boolean rights = cause instanceof AccessDeniedException || cause instanceof FileAlreadyExistsException;
        String reason = cause instanceof FileSystemException e && e.getReason() != null ? e.getReason() : "";
        if (rights || "Read-only file system".equals(reason)) {
            return new TillbridgeException(
                    DIRECTORY_UNUSABLE,
                    "The embedded database cannot use %s (%s); give this user the rights or choose another data directory"
                            .formatted(file, cause),
                    cause);
        }
        return new TillbridgeException(
                NOT_STARTED, "The embedded database cannot use %s: %s".formatted(file, cause), cause);
    }

    /// A connection was not to be had: the user's matter when the server says no, else an outage.
    static TillbridgeException connection(DatabaseAddress address, @Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String state = cause instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        String said = cause == null ? String.valueOf(failure) : cause.getMessage();
        if (state.startsWith("28") || state.startsWith("3D")) {
            return new TillbridgeException(
                    DATABASE_REFUSED,
                    "%s refuses us: %s; check user, password and name of the database".formatted(address, said),
                    failure);
        }
        return new TillbridgeException(UNREACHABLE, "No connection to %s: %s".formatted(address, said), failure);
    }
}
