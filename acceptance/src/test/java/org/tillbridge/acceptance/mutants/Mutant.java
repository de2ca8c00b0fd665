package org.tillbridge.acceptance.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A patch that takes one rule out of the code.
///
/// @param rule  which one, and what it says: `U1 …`
/// @param tests what must fail, `package.Class#method`
/// @param files what it changes, from the root of the sources
record Mutant(Path patch, String rule, List<String> tests, List<Path> files) {

    private static final Pattern RULE = Pattern.compile("(?m)^Rule: (.+)$");
    private static final Pattern TEST = Pattern.compile("(?m)^Test: (\\S+#\\S+)$");
    private static final Pattern FILE = Pattern.compile("(?m)^\\+\\+\\+ b/(\\S+)$");

    Mutant {
        if (rule.isEmpty() || tests.isEmpty() || files.isEmpty()) {
            throw new IllegalArgumentException(
                    patch + " needs the lines 'Rule: …' and 'Test: package.Class#method' above its diff");
        }
    }

    /// All of them, by name.
    static List<Mutant> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .map(Mutant::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mutant of(Path patch) {
        try {
            String text = Files.readString(patch);
            return new Mutant(
                    patch,
                    RULE.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .findFirst()
                            .orElse(""),
                    all(TEST.matcher(text)),
                    all(FILE.matcher(text)).stream().map(Path::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(Matcher matcher) {
        return matcher.results().map(found -> found.group(1)).toList();
    }

    String patchName() {
        return patch.getFileName().toString().replace(".patch", "");
    }

    String name() {
        return patchName() + ": " + rule;
    }
}
