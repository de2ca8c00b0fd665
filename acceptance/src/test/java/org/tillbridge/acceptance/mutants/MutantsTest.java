package org.tillbridge.acceptance.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.testkit.sources.SourceTree;

/// A test that was never seen to fail proves nothing: for each rule of the protocol and each hazard
/// there is a patch without it, and the test that must notice. Run by `./check mutants`.
@Tag("long")
class MutantsTest {

    /// Some only: `./check mutants U3 H18`.
    private static final Set<String> WANTED =
            Set.of(System.getProperty("tillbridge.mutants", "").strip().split("[ ,]+"));

    private static final List<Mutant> MUTANTS =
            Mutant.in(SourceTree.here().root().resolve("acceptance/mutants")).stream()
                    .filter(mutant -> WANTED.contains("") || WANTED.contains(mutant.patchName()))
                    .toList();

    @TempDir
    Path folder;

    @Test
    void withoutAnyPatchTheTestsPass() throws Exception {
        List<String> tests = MUTANTS.stream()
                .flatMap(mutant -> mutant.tests().stream())
                .distinct()
                .toList();

        MutatedCode.Outcome outcome = new MutatedCode(folder).run(tests);

        assertThat(outcome.exitCode()).as(outcome.printed()).isEqualTo(RunNamedTests.PASSED);
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("mutants")
    void testNoticesThatTheRuleIsGone(Mutant mutant) throws Exception {
        var code = new MutatedCode(folder);
        code.apply(mutant);

        for (String test : mutant.tests()) {
            MutatedCode.Outcome outcome = code.run(List.of(test));
            assertThat(outcome.exitCode())
                    .as("%s passes although %s took the rule away%n%s", test, mutant.patch(), outcome.printed())
                    .isEqualTo(RunNamedTests.FAILED);
            System.out.printf("noticed by %s: %s%n", test.substring(test.lastIndexOf('.') + 1), mutant.name());
        }
    }

    static Stream<Arguments> mutants() {
        return MUTANTS.stream().map(mutant -> argumentSet(mutant.name(), mutant));
    }
}
