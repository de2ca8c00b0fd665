package org.tillbridge.app.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A small file a command is given.
final class ReadFile {

    private static final long LONGEST = 1 << 20;

    private ReadFile() {}

    /// @param what what it should be, for messages: `seed`
    static byte[] whole(Path path, String what) {
        try {
            if (Files.size(path) > LONGEST) {
                throw new TillbridgeException(
                        ErrorCode.user("FileTooLong"), "%s is longer than 1 MB; that is no %s".formatted(path, what));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.user("FileUnreadable"), "Cannot read the %s %s".formatted(what, path), e);
        }
    }
}
