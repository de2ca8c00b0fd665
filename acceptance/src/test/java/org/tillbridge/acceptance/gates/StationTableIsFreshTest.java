package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.GeneratedPage;
import org.tillbridge.testkit.sources.SourceTree;

final class StationTableIsFreshTest {

    private static final String HEADING = """
            | | Station | What it is | In | Out | Exactly once by | Start reading |
            |---|---|---|---|---|---|---|
            """;

    private static final SourceTree SOURCES = SourceTree.here();
    private static final List<Station> STATIONS = SOURCES.mainFiles("package-info.java").stream()
            .flatMap(file -> Station.in(file).stream())
            .sorted(Comparator.comparingInt(Station::number).thenComparing(Station::directory))
            .toList();

    @Test
    void theTableInTheArchitectureIsWhatThePackagesSay() {
        String rows = STATIONS.stream().map(station -> station.row(SOURCES)).collect(Collectors.joining());

        GeneratedPage.of("ARCHITECTURE.md").hasPart("stations", HEADING + rows);
    }

    @Test
    void readingStartsAtAClassThatIsThere() {
        assertThat(STATIONS.stream().map(Station::startFile).filter(Files::notExists))
                .as("classes that a package-info names and that are not there")
                .isEmpty();
    }
}
