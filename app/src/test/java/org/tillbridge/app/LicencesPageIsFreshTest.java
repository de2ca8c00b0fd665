package org.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.GeneratedPage;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What travels in the jar may travel in it. The build writes the list, as CycloneDX does it.
class LicencesPageIsFreshTest {

    private static final String TOP = """
            # Licences

            The libraries in `tillbridge.jar`, by their own word. The same list for machines, with digests and where each comes
            from, is in the jar: `META-INF/sbom/application.cdx.json` (CycloneDX 1.6).

            | Library | Version | Licence |
            |---|---|---|
            """;

    private static final Path LIST =
            SourceTree.here().root().resolve("app/target/classes/META-INF/sbom/application.cdx.json");

    private static final Set<String> MAY_TRAVEL = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // What JLine's pom is read as; its licence file is the one with three clauses.
            "BSD-4-Clause",
            "EPL-2.0",
            "MIT",
            "MIT-0");

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        String rows = libraries().stream()
                .map(library ->
                        "| %s | %s | %s |\n".formatted(name(library), text(library, "version"), licences(library)))
                .sorted()
                .collect(Collectors.joining());

        GeneratedPage.of("docs/reference/licences.md").isAll(TOP + rows);
    }

    @Test
    void everyLibraryMayTravel() throws IOException {
        assertThat(libraries()).hasSizeGreaterThan(30);
        assertThat(libraries().stream()
                        .filter(library ->
                                Stream.of(licences(library).split(" or ")).noneMatch(MAY_TRAVEL::contains))
                        .map(library -> name(library) + ": " + licences(library)))
                .as("libraries that are in the jar under a licence nobody has looked at")
                .isEmpty();
    }

    private static List<JsonNode> libraries() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(LIST))
                .path("components")
                .valueStream()
                .filter(library -> !text(library, "group").equals("org.tillbridge"))
                .toList();
    }

    private static String name(JsonNode library) {
        return text(library, "group") + ":" + text(library, "name");
    }

    private static String licences(JsonNode library) {
        return library.path("licenses")
                .valueStream()
                .map(licence -> licence.path("license")
                        .path("id")
                        .asString(licence.path("license")
                                .path("name")
                                .asString(licence.path("expression").asString(""))))
                .collect(Collectors.joining(" or "));
    }

    private static String text(JsonNode library, String field) {
        return library.path(field).asString("");
    }
}
