package org.tillbridge.acceptance.gates;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tillbridge.testkit.sources.SourceTree;

/// A station as its package-info describes it: `Station 6. What it is. In: … Out: … Exactly once
/// by: … Start reading: …`
record Station(int number, Path directory, String purpose, String in, String out, String exactlyOnceBy, String start) {

    private static final Pattern DESCRIPTION = Pattern.compile(
            "Station (\\d+)\\. (.+?) In: (.+?) Out: (.+?) Exactly once by: (.+?) Start reading: \\[(\\w+)].*");

    /// The station a package-info describes; nothing when it describes none.
    static Optional<Station> in(Path packageInfo) {
        String text = SourceTree.textOf(packageInfo)
                .lines()
                .takeWhile(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        if (!text.startsWith("Station ")) {
            return Optional.empty();
        }
        Matcher found = DESCRIPTION.matcher(text);
        if (!found.matches()) {
            throw new AssertionError(packageInfo
                    + " has to read: Station N. What it is. In: … Out: … Exactly once by: … Start reading: [Class].");
        }
        return Optional.of(new Station(
                Integer.parseInt(found.group(1)),
                packageInfo.getParent(),
                found.group(2),
                found.group(3),
                found.group(4),
                found.group(5),
                found.group(6)));
    }

    Path startFile() {
        return directory.resolve(start + ".java");
    }

    String row(SourceTree sources) {
        return "| %d | [%s](%s) | %s | %s | %s | %s | [%s](%s) |\n"
                .formatted(
                        number,
                        packageName(),
                        sources.nameOf(directory),
                        cell(purpose),
                        cell(in),
                        cell(out),
                        cell(exactlyOnceBy),
                        start,
                        sources.nameOf(startFile()));
    }

    private String packageName() {
        return directory.getParent().getFileName() + "." + directory.getFileName();
    }

    private static String cell(String text) {
        return text.replaceFirst("\\.$", "").replace("|", "\\|");
    }
}
