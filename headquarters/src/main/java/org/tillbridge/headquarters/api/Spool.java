package org.tillbridge.headquarters.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where uploads lie while they arrive: no transaction is open while bytes cross a network.
public final class Spool {

    static final ErrorCode TOO_LARGE = ErrorCode.data("UploadTooLarge");
    static final long MOST_BYTES = 64L << 20;

    private final Path folder;

    public Spool(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /// Of the disk it lies on.
    long freeBytes() {
        return folder.toFile().getUsableSpace();
    }

    /// Receives a body of at most 64 MB into a file of its own.
    SpooledBody receive(InputStream body, UUID sessionId) throws IOException {
        var spooled = new SpooledBody(Files.createTempFile(folder, "session-" + sessionId + "-", ".zip"));
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(spooled.file())) {
            copy(new PacedInput(body, "Session " + sessionId, System::nanoTime), out, sessionId);
            complete = true;
            return spooled;
        } finally {
            if (!complete) {
                spooled.close();
            }
        }
    }

    private static void copy(InputStream body, OutputStream out, UUID sessionId) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long received = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            received += read;
            if (received > MOST_BYTES) {
                throw new TillbridgeException(
                        TOO_LARGE,
                        "Session %s is larger than %d MB; it was not stored".formatted(sessionId, MOST_BYTES >> 20));
            }
            out.write(buffer, 0, read);
        }
    }
}
