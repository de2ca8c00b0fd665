package org.tillbridge.headquarters.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A received body; closing it deletes the file.
record SpooledBody(Path file) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
