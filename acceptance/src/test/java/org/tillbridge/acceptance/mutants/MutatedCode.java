package org.tillbridge.acceptance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.tillbridge.testkit.sources.SourceTree;

/// The code with a patch: only the patched files are copied, changed and compiled; their classes
/// lie in front of all others when the tests run.
final class MutatedCode {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path root = SourceTree.here().root();
    private final Path sources;
    private final Path classes;

    MutatedCode(Path folder) throws IOException {
        this.sources = Files.createDirectories(folder.resolve("sources"));
        this.classes = Files.createDirectories(folder.resolve("classes"));
    }

    /// How a run of tests ended.
    ///
    /// @param exitCode one of [RunNamedTests]
    record Outcome(int exitCode, String printed) {}

    void apply(Mutant mutant) throws IOException, InterruptedException {
        for (Path file : mutant.files()) {
            Files.createDirectories(sources.resolve(file).getParent());
            Files.copy(root.resolve(file), sources.resolve(file));
        }
        Outcome applied =
                run(sources, List.of("git", "apply", "-p1", mutant.patch().toString()));
        assertThat(applied.exitCode())
                .as("%s no longer fits: %s", mutant.patch(), applied.printed())
                .isZero();
        compile(mutant);
        for (Path file : mutant.files()) {
            if (!file.toString().endsWith(".java")) {
                Path target = classes.resolve(insideModule(file));
                Files.createDirectories(target.getParent());
                Files.copy(sources.resolve(file), target);
            }
        }
    }

    /// `exchange/src/main/java/org/…` is found on the class path as `org/…`.
    private static String insideModule(Path file) {
        return file.toString().replaceFirst("^[^/]+/src/main/(java|resources)/", "");
    }

    private void compile(Mutant mutant) throws IOException {
        List<Path> java = mutant.files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(sources::resolve)
                .toList();
        if (java.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-classpath", classPath(), "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled)
                    .as("%s does not compile: %s", mutant.patch(), said)
                    .isTrue();
        }
    }

    Outcome run(List<String> tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                classPath(),
                RunNamedTests.class.getName()));
        command.addAll(tests);
        return run(root.resolve("acceptance"), command);
    }

    /// What this process sees, and the tests of the other modules; what was compiled here first.
    private String classPath() throws IOException {
        String seen = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (Stream<Path> modules = Files.list(root)) {
            List<String> all = new ArrayList<>(List.of(classes.toString(), seen));
            modules.map(module -> module.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .map(Path::toString)
                    .forEach(all::add);
            return String.join(File.pathSeparator, all);
        }
    }

    private Outcome run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(classes.getParent(), "printed", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
            process.waitFor();
        }
        return new Outcome(ended ? process.exitValue() : RunNamedTests.FAILED, Files.readString(printed));
    }
}
