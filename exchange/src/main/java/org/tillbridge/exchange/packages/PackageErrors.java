package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.SqlRefusal;

/// The sentences about packages that cannot be written or read.
final class PackageErrors {

    private static final ErrorCode DAMAGED = ErrorCode.data("PackageDamaged");
    private static final ErrorCode TOO_LARGE = ErrorCode.data("PackageTooLarge");
    private static final ErrorCode UNSUPPORTED = ErrorCode.data("PackageVersionUnsupported");
    private static final ErrorCode NOT_WRITTEN = ErrorCode.outage("PackageNotWritten");
    private static final ErrorCode NOT_BUILT = ErrorCode.bug("PackageNotBuilt");
    private static final Set<ErrorCode> UNREADABLE = Set.of(DAMAGED, TOO_LARGE, UNSUPPORTED);

    private PackageErrors() {}

    /// Whether a package could not be read, and has to be fetched again.
    static boolean isUnreadable(Throwable failure) {
        return failure instanceof TillbridgeException known && UNREADABLE.contains(known.code());
    }

    static TillbridgeException damaged(Path file, String entry, String difference) {
        return damaged(file, entry, difference, null);
    }

    static TillbridgeException damaged(Path file, String entry, String difference, @Nullable Throwable cause) {
        return new TillbridgeException(
                DAMAGED,
                "Package %s: %s: %s; the sender sends it again".formatted(file.getFileName(), entry, difference),
                cause);
    }

    static TillbridgeException tooLarge(Path file, String what) {
        return new TillbridgeException(
                TOO_LARGE, "Package %s: %s; it is not opened".formatted(file.getFileName(), what));
    }

    static TillbridgeException unsupported(Path file, String what) {
        return new TillbridgeException(
                UNSUPPORTED,
                "Package %s %s; update this installation, then the package is read"
                        .formatted(file.getFileName(), what));
    }

    static TillbridgeException tooNew(Path file, int version, int newest) {
        return unsupported(file, "has format version %d and this one reads up to %d".formatted(version, newest));
    }

    static TillbridgeException tooOld(Path file, int version, int newest) {
        return new TillbridgeException(
                UNSUPPORTED,
                "Package %s has format version %d and this one reads %d and %d; update the sender, then its packages are read"
                        .formatted(file.getFileName(), version, newest - 1, newest));
    }

    static TillbridgeException notWritten(Path file, IOException cause) {
        return new TillbridgeException(
                NOT_WRITTEN,
                "Package %s cannot be written: %s; the next run tries again".formatted(file, cause.getMessage()),
                cause);
    }

    static TillbridgeException notBuilt(Path file, String table, SQLException cause) {
        var code = SqlRefusal.find(cause).map(SqlRefusal::isPassing).orElse(false)
                ? ErrorCode.outage(NOT_BUILT.name())
                : NOT_BUILT;
        return new TillbridgeException(
                code,
                "Package %s: rows of %s cannot be read: %s".formatted(file.getFileName(), table, cause.getMessage()),
                cause);
    }

    static TillbridgeException miscounted(Path file, String table, long said, long written) {
        return new TillbridgeException(
                NOT_BUILT,
                "Package %s: %d rows of %s were announced, %d written"
                        .formatted(file.getFileName(), said, table, written));
    }
}
