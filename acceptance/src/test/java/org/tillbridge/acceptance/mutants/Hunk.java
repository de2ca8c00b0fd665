package org.tillbridge.acceptance.mutants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.testkit.sources.SourceTree;

/// One place a patch changes.
///
/// @param before the lines as the patch expects them
record Hunk(Path file, String before) {

    private static final String FILE = "+++ b/";

    static List<Hunk> of(Path patch) {
        var hunks = new ArrayList<Hunk>();
        var before = new StringBuilder();
        Path file = patch;
        for (String line : SourceTree.textOf(patch).lines().toList()) {
            if (line.startsWith("@@") || line.startsWith("--- ")) {
                add(hunks, file, before);
            } else if (line.startsWith(FILE)) {
                file = Path.of(line.substring(FILE.length()));
            } else if (line.startsWith(" ") || line.startsWith("-")) {
                before.append(line.substring(1)).append('\n');
            }
        }
        add(hunks, file, before);
        return List.copyOf(hunks);
    }

    private static void add(List<Hunk> hunks, Path file, StringBuilder before) {
        if (!before.isEmpty()) {
            hunks.add(new Hunk(file, before.toString()));
            before.setLength(0);
        }
    }

    /// How often the lines are there: 0, the code has changed; 2, the patch may hit the wrong
    /// place.
    int places(SourceTree sources) {
        Path source = sources.root().resolve(file);
        String text = Files.exists(source) ? "\n" + SourceTree.textOf(source) : "";
        int places = 0;
        for (int at = text.indexOf("\n" + before); at >= 0; at = text.indexOf("\n" + before, at + 1)) {
            places++;
        }
        return places;
    }
}
