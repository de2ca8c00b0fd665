package org.tillbridge.acceptance.gates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.testkit.sources.SourceTree;

/// A statement in its file: a header of three comment lines that says what it promises, then the
/// SQL.
record SqlFile(Path path, String text) {

    private static final int HEADER_LINES = 3;
    private static final List<String> PROMISES =
            List.of("In:", "Out:", "Exactly once by:", "Twice:", "Uses index:", "Expected:");
    private static final List<String> OF_WRITERS = List.of("Exactly once by:", "Twice:");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern NAME_OR_QUOTED = Pattern.compile("'[^']*'|(?<!:):([a-z][a-z0-9_]*)");
    private static final Pattern NEEDS = Pattern.compile("Needs: (.+?)(?: {2,}|$)");
    private static final Pattern READS_ALL = Pattern.compile("Reads all of: ([a-z_, ]+)");
    private static final Pattern CREATED =
            Pattern.compile("(?i)\\bcreate\\s+temp(?:orary)?\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");

    static SqlFile at(Path path) {
        return new SqlFile(path, SourceTree.textOf(path));
    }

    String name() {
        return path.getFileName().toString();
    }

    /// What the header should say and does not.
    List<String> missingPromises() {
        List<String> header = text.lines().limit(HEADER_LINES).toList();
        if (header.size() < HEADER_LINES || !header.stream().allMatch(line -> line.startsWith("--"))) {
            return List.of("a header of three lines");
        }
        String all = String.join("\n", header);
        boolean readsOnly = all.contains("Reads only");
        return PROMISES.stream()
                .filter(promise -> !all.contains(promise))
                .filter(promise -> !(readsOnly && OF_WRITERS.contains(promise)))
                .toList();
    }

    /// The temporary tables it wants, or the files that create them.
    List<String> needs() {
        return wordsAfter(NEEDS);
    }

    /// The big tables it reads whole, as its header admits.
    List<String> readsAllOf() {
        return wordsAfter(READS_ALL);
    }

    Optional<String> createdTable() {
        return CREATED.matcher(text).results().map(found -> found.group(1)).findFirst();
    }

    /// The statement as PostgreSQL plans it: without comments, each `:name` a parameter of its own,
    /// as JDBC binds it.
    String statement() {
        var number = new AtomicInteger();
        return NAME_OR_QUOTED
                .matcher(COMMENT.matcher(text).replaceAll("").strip())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : "$" + number.incrementAndGet()));
    }

    private List<String> wordsAfter(Pattern label) {
        List<String> words = new ArrayList<>();
        text.lines()
                .limit(HEADER_LINES)
                .flatMap(line -> label.matcher(line).results())
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .map(word -> word.strip().replaceFirst("\\.$", ""))
                .forEach(words::add);
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return SourceTree.here().nameOf(path);
    }
}
