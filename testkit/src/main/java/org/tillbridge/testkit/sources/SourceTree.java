package org.tillbridge.testkit.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The clone in which the tests run.
public record SourceTree(Path root) {

    /// Found upwards from the directory of the running test: the one with the launcher in it.
    public static SourceTree here() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("tillbridge"))) {
            Path parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "No clone of Tillbridge above " + Path.of("").toAbsolutePath());
            }
            directory = parent;
        }
        return new SourceTree(directory);
    }

    /// The files below every module's `src/main/java` whose name ends so, in order.
    public List<Path> mainFiles(String ending) {
        return files("src/main/java", ending);
    }

    /// The same of every module's `src/test/java`.
    public List<Path> testFiles(String ending) {
        return files("src/test/java", ending);
    }

    private List<Path> files(String folder, String ending) {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(sources -> filesBelow(sources, ending).stream())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The path as a person names it: from the root of the clone.
    public String nameOf(Path file) {
        return root.relativize(file).toString();
    }

    public static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
