package org.tillbridge.acceptance.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tillbridge.testkit.sources.SourceTree;

/// A page with the shell commands it promises to work: the `sh` blocks behind a line `<!-- executed
/// -->`.
record DocumentedCommands(String page, List<String> blocks) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- executed -->\\n+```sh\\n(.*?)^```$");

    /// The pages of a clone that have such blocks.
    static List<DocumentedCommands> in(SourceTree sources) throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.list(sources.root()), Files.walk(sources.root().resolve("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> new DocumentedCommands(sources.nameOf(file), blocksOf(SourceTree.textOf(file))))
                    .filter(page -> !page.blocks.isEmpty())
                    .toList();
        }
    }

    static List<String> blocksOf(String markdown) {
        return BLOCK.matcher(markdown).results().map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
        return page;
    }
}
