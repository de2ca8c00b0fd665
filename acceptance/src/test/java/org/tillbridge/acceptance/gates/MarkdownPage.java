package org.tillbridge.acceptance.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.testkit.sources.SourceTree;

/// A page of the documentation: its headings and the places it links to.
record MarkdownPage(Path file, String text) {

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"\\s]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static MarkdownPage of(Path file) {
        return new MarkdownPage(file, SourceTree.textOf(file));
    }

    /// The pages of a clone: those at its root and all below `docs`.
    static List<MarkdownPage> in(SourceTree sources) throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.list(sources.root()), Files.walk(sources.root().resolve("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::of)
                    .toList();
        }
    }

    /// What a reader of this page can follow without leaving the clone.
    List<String> relativeLinks() {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    /// The links that lead to no file, or to no heading of a page.
    List<String> brokenLinks() {
        return relativeLinks().stream().filter(link -> !leadsSomewhere(link)).toList();
    }

    private boolean leadsSomewhere(String link) {
        String path = link.replaceFirst("#.*", "");
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        int mark = link.indexOf('#');
        return mark < 0 || of(target).anchors().contains(link.substring(mark + 1));
    }

    /// The headings as links name them.
    private Set<String> anchors() {
        return HEADING.matcher(text)
                .results()
                .map(found -> found.group(1))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
