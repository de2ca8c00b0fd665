package org.tillbridge.acceptance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.SourceTree;

/// A patch that no longer fits proves nothing, and nobody would notice before the next
/// `./check mutants`.
final class MutantsFitTest {

    private static final SourceTree SOURCES = SourceTree.here();
    private static final List<Mutant> MUTANTS = Mutant.in(SOURCES.root().resolve("acceptance/mutants"));
    private static final Pattern TEST = Pattern.compile("([\\w.]+)#(\\w+)");

    @Test
    void everyPatchFitsTheCodeOfToday() {
        assertThat(MUTANTS.stream()
                        .flatMap(mutant -> Hunk.of(mutant.patch()).stream()
                                .filter(hunk -> hunk.places(SOURCES) != 1)
                                .map(hunk -> "%s fits %d places of %s; cut it anew"
                                        .formatted(mutant.patch().getFileName(), hunk.places(SOURCES), hunk.file()))))
                .isEmpty();
    }

    @Test
    void everyTestAPatchNamesIsThere() {
        assertThat(MUTANTS)
                .allSatisfy(
                        mutant -> assertThat(mutant.tests()).as(mutant.name()).allMatch(MutantsFitTest::isThere));
    }

    private static boolean isThere(String test) {
        Matcher named = TEST.matcher(test);
        return named.matches()
                && SOURCES.testFiles("/" + named.group(1).replace('.', '/') + ".java").stream()
                        .map(SourceTree::textOf)
                        .anyMatch(text -> text.contains("void " + named.group(2) + "("));
    }
}
