package org.tillbridge.app.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A file only its owner can read: secrets and tokens.
public final class PrivateFile {

    private static final ErrorCode UNUSABLE = ErrorCode.outage("DataDirectoryUnusable");

    private PrivateFile() {}

    /// Writes all of it or nothing.
    public static void write(Path file, String content) {
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(
                    folder,
                    ".new-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TillbridgeException(UNUSABLE, "Cannot write %s: %s".formatted(file, e), e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new TillbridgeException(UNUSABLE, "Cannot read %s: %s".formatted(file, e), e);
        }
    }
}
