package org.tillbridge.bench.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks at counts only, never at times: the bench must not rot.
@Tag("slow")
class StoresRunTest {

    @TempDir
    Path folder;

    @Test
    void everyWaitingStoreCommitsTheChange() throws IOException {
        assertThat(StoresRun.run(20, folder, new PrintWriter(Writer.nullWriter()))
                        .stores())
                .isEqualTo(20);
    }
}
