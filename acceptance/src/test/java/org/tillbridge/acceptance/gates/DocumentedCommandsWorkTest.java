package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.testkit.sources.SourceTree;

final class DocumentedCommandsWorkTest {

    private static final Duration DEADLINE = Duration.ofMinutes(4);

    /// One copy for all pages: only the first page's first block waits for the build.
    @TempDir
    static Path directory;

    @BeforeAll
    static void copy() throws IOException, InterruptedException {
        FreshCopy.of(SourceTree.here(), directory);
    }

    @Tag("slow")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pages")
    void whatAPagePromisesWorksInAFreshCopy(DocumentedCommands page) throws IOException, InterruptedException {
        var copy = new FreshCopy(directory);

        for (String block : page.blocks()) {
            FreshCopy.Outcome outcome = copy.run(DEADLINE, block);
            assertThat(outcome)
                    .as("%s:%n%s%nprinted%n%s", page, block, outcome.printed())
                    .matches(FreshCopy.Outcome::ended, "ended within " + DEADLINE)
                    .matches(ended -> ended.exitCode() == 0, "exit code 0");
        }
    }

    @Test
    void onlyMarkedBlocksAreExecuted() {
        String page = """
                <!-- executed -->
                ```sh
                ./tillbridge config
                ./tillbridge --version
                ```

                ```sh
                rm -rf data
                ```
                <!-- executed -->

                ```sh
                ls
                ```
                """;

        assertThat(DocumentedCommands.blocksOf(page))
                .containsExactly("./tillbridge config\n./tillbridge --version\n", "ls\n");
    }

    static List<DocumentedCommands> pages() throws IOException {
        return DocumentedCommands.in(SourceTree.here());
    }
}
