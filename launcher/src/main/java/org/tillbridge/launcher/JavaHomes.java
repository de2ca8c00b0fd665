package org.tillbridge.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where Java may be: homes that somebody named come first, then the folders where JDKs usually lie.
final class JavaHomes {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private final List<Path> named;
    private final List<Path> folders;

    JavaHomes(List<Path> named, List<Path> folders) {
        this.named = List.copyOf(named);
        this.folders = List.copyOf(folders);
    }

    static JavaHomes ofThisMachine() {
        Map<String, String> environment = System.getenv();
        List<Path> named = Stream.of("TILLBRIDGE_JAVA_HOME", "JAVA_HOME")
                .filter(environment::containsKey)
                .map(name -> Path.of(environment.get(name)))
                .toList();
        Path user = Path.of(System.getProperty("user.home"));
        List<Path> folders = List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/opt/java"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                Path.of("C:\\Program Files\\Java"),
                Path.of("C:\\Program Files\\Eclipse Adoptium"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"));
        return new JavaHomes(named, folders);
    }

    /// The first named home that is new enough, else the oldest one in the folders that is: the closest to what is
    /// tested.
    Optional<Path> find(int oldest) {
        return named.stream()
                .filter(home -> version(home) >= oldest)
                .findFirst()
                .or(() -> inFolders().stream()
                        .filter(home -> version(home) >= oldest)
                        .min(Comparator.comparingInt(JavaHomes::version).thenComparing(Path::toString)));
    }

    private List<Path> inFolders() {
        List<Path> homes = new ArrayList<>();
        for (Path folder : folders) {
            for (Path entry : entriesOf(folder)) {
                homes.add(entry);
                homes.add(entry.resolve("Contents").resolve("Home"));
            }
        }
        return homes;
    }

    private static List<Path> entriesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            return List.of(); // A folder we may not read holds no Java for us.
        }
    }

    /// The major version a home's `release` file names; 0 when there is none.
    static int version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        try {
            Matcher found = VERSION.matcher(Files.readString(release));
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
