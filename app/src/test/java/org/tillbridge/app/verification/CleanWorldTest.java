package org.tillbridge.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanWorldTest {

    @TempDir
    Path folder;

    @Test
    void worldAtRestIsCleanAndEveryCheckHasLookedAtRows() {
        try (var world = TwoSides.atRest(folder)) {
            Report report = world.verify();

            assertThat(report.checks()).extracting(Check::name).containsExactly("V1", "V2", "V3", "V6", "V7");
            assertThat(report.checks()).allSatisfy(check -> {
                assertThat(check.violations()).as(check.name()).isEmpty();
                assertThat(check.rowsLookedAt()).as(check.name()).isPositive();
            });
            assertThat(report.isClean()).isTrue();
        }
    }

    @Test
    void worldThatNobodyUsedYetIsClean() {
        try (var world = new TwoSides(folder)) {
            assertThat(world.verify().checks()).allMatch(Check::isClean);
        }
    }

    @Test
    void nothingIsWrongAtAnyMomentOfTheWay() {
        try (var world = TwoSides.atRest(folder)) {
            world.store("001").change(world.store("001").create("Anna", "Liepa"), "29111111");
            assertThat(world.verify().checks()).as("captured").allMatch(Check::isClean);

            world.upload();
            assertThat(world.verify().checks()).as("uploaded").allMatch(Check::isClean);

            world.convert();
            assertThat(world.verify().checks()).as("converted").allMatch(Check::isClean);

            world.download();
            assertThat(world.verify().checks()).as("back").allMatch(Check::isClean);
        }
    }

    @Test
    void storeThatIsBehindIsNotComparedAndSaidToBeSo() {
        try (var world = TwoSides.atRest(folder)) {
            world.store("001").create("Anna", "Liepa");
            world.upload();
            world.convert();

            Check equal = world.verify().checks().get(3);

            assertThat(equal.notes())
                    .contains("store 002 is not at rest: headquarters has changed since its newest release");
        }
    }

    @Test
    void storeWhoseDatabaseIsNotHereIsNamed() {
        try (var world = TwoSides.atRest(folder)) {
            Report report = world.verify(Map.of("001", world.store("001").database()));

            assertThat(report.checks().getFirst().notes())
                    .contains("store 002 was not looked at: its database is not here");
        }
    }
}
