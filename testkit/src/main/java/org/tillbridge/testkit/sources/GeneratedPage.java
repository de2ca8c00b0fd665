package org.tillbridge.testkit.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page, or a part of one, that is written by a program: a test asserts that it is fresh,
/// `tools/write-docs` has the same test write it.
public record GeneratedPage(Path file) {

    private static final boolean WRITE = Boolean.getBoolean("tillbridge.write-docs");
    private static final String STALE = "%s is stale; rewrite it with tools/write-docs";

    /// The page at a path from the root of the clone.
    public static GeneratedPage of(String name) {
        return new GeneratedPage(SourceTree.here().root().resolve(name));
    }

    /// The whole page is `text`.
    public void isAll(String text) {
        String present = Files.exists(file) ? SourceTree.textOf(file) : "";
        if (WRITE && !present.equals(text)) {
            write(text);
            return;
        }
        assertThat(present).as(STALE, file).isEqualTo(text);
    }

    /// What stands between `<!-- name -->` and `<!-- /name -->` is `text`.
    public void hasPart(String name, String text) {
        String page = SourceTree.textOf(file);
        String opening = "<!-- " + name + " -->\n";
        int start = page.indexOf(opening) + opening.length();
        int end = page.indexOf("<!-- /" + name + " -->");
        assertThat(page).as("%s has the marks of %s", file, name).contains(opening, "<!-- /" + name + " -->");
        if (WRITE && !page.substring(start, end).equals(text)) {
            write(page.substring(0, start) + text + page.substring(end));
            return;
        }
        assertThat(page.substring(start, end)).as(STALE, file).isEqualTo(text);
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
