package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.testkit.sources.SourceTree;

/// A client in TypeScript that a generator makes from a store's `$metadata` (npm's odata2ts). What
/// it installs lies in the test's folder, from an empty cache; the lock file says what that is.
@Tag("long")
class TypeScriptClientTest {

    private static final Path SOURCES = SourceTree.here().root().resolve("acceptance/src/test/typescript");
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    Path folder;

    @Test
    void clientMadeFromOurMetadataCreatesPagesChangesAndSearches() throws Exception {
        for (String tool : List.of("node", "npm")) {
            assumeTrue(isThere(tool), "there is no %s here to make a client in TypeScript with".formatted(tool));
        }
        copySources();
        run(
                "npm",
                "ci",
                "--no-audit",
                "--no-fund",
                "--cache",
                folder.resolve("cache").toString());
        try (Chain chain = Chain.byHand("riga")) {
            URI door = chain.till("riga").door();
            Files.writeString(folder.resolve("metadata.xml"), metadata(door));
            run("npx", "--no-install", "odata2ts");
            run("npx", "--no-install", "tsc", "-p", ".");

            String printed = run(
                    "node", "build/out/scenario.js", door.resolve("/Commerce").toString());

            assertThat(printed).contains("created, paged, changed, searched");
            assertThat(chain.till("riga").search("janis@example.lv")).hasSize(1);
        }
    }

    private void copySources() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, folder.resolve(source.getFileName()));
            }
        }
    }

    private static String metadata(URI door) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(door.resolve("/Commerce/$metadata"))
                    .header("Accept", "application/xml")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// What it printed.
    private String run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        String printed = Files.readString(log);
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", List.of(command), printed)
                .isTrue();
        return printed;
    }
}
