package org.tillbridge.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Where tests keep their files: in memory where there is plenty, else on disk. Nothing that a test
/// shows depends on which; a database that waits for no disk is several times as fast.
///
/// `junit-platform.properties` makes it the place of every `@TempDir`.
public final class FastDirectory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY = 4_000_000_000L;

    /// A fresh directory.
    public static Path create(String prefix) throws IOException {
        boolean plenty = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > PLENTY;
        return plenty ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return create("tillbridge-test-");
    }
}
