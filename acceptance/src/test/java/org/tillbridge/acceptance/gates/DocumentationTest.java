package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.testkit.sources.SourceTree;

final class DocumentationTest {

    private static final SourceTree SOURCES = SourceTree.here();
    private static final Path DECISIONS = SOURCES.root().resolve("docs/decisions");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*(?:<!--.*?-->\\s*)?<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)<");

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileOrAHeading(MarkdownPage page) {
        assertThat(page.brokenLinks()).as("broken links of %s", page.file()).isEmpty();
    }

    @Test
    void everyDecisionStandsInTheIndex() throws IOException {
        List<String> listed = MarkdownPage.of(DECISIONS.resolve("README.md")).relativeLinks();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(namesOfDecisions());
    }

    @Test
    void everyPageOfTheDocumentationStandsInItsIndex() throws IOException {
        List<String> listed =
                MarkdownPage.of(SOURCES.root().resolve("docs/README.md")).relativeLinks();

        assertThat(MarkdownPage.in(SOURCES).stream()
                        .map(page -> SOURCES.root()
                                .resolve("docs")
                                .relativize(page.file())
                                .toString())
                        .filter(name -> !name.startsWith("..") && !name.matches("decisions/\\d.*|README.md")))
                .allSatisfy(name -> assertThat(listed).contains(name));
    }

    @Test
    void everyDependencyHasADecision() throws IOException {
        StringBuilder decisions = new StringBuilder();
        namesOfDecisions().forEach(name -> decisions.append(SourceTree.textOf(DECISIONS.resolve(name))));

        assertThat(dependencies())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(decisions.toString())
                        .as("a decision that names the dependency %s", name)
                        .contains(name));
    }

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.in(SOURCES);
    }

    private static List<String> namesOfDecisions() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    /// What the modules depend on besides each other.
    private static List<String> dependencies() throws IOException {
        try (Stream<Path> modules = Files.list(SOURCES.root())) {
            return modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .flatMap(pom -> DEPENDENCY.matcher(SourceTree.textOf(pom)).results())
                    .filter(found -> !found.group(1).equals("org.tillbridge"))
                    .map(found -> found.group(2))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
