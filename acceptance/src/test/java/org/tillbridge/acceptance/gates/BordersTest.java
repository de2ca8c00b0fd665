package org.tillbridge.acceptance.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BordersTest {

    private static final String CHANNEL = "org.tillbridge.channel";
    private static final String HEADQUARTERS = "org.tillbridge.headquarters";
    private static final Set<String> STORE_STATIONS =
            Set.of("customers", "realtime", "database", "upload", "download", "sales", "api");
    private static final Set<String> HEADQUARTERS_STATIONS = Set.of(
            "staging",
            "accounts",
            "customers",
            "distribution",
            "numbers",
            "orders",
            "statements",
            "repair",
            "realtime",
            "api");

    private static final Set<String> NUMBERING = Set.of("accounts", "orders", "statements");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testkit/") && !location.contains("tillbridge-testkit"))
            .importPackages("org.tillbridge");

    @Test
    void storeAndHeadquartersNeverMeet() {
        check(noClasses()
                .that()
                .resideInAPackage(CHANNEL + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HEADQUARTERS + ".."));
        check(noClasses()
                .that()
                .resideInAPackage(HEADQUARTERS + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CHANNEL + ".."));
    }

    @Test
    void exchangeKnowsNoCustomerAndNoSide() {
        check(noClasses()
                .that()
                .resideInAPackage("org.tillbridge.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CHANNEL + "..", HEADQUARTERS + "..", "org.tillbridge.kernel.customer.."));
    }

    @Test
    void kernelStandsAlone() {
        check(noClasses()
                .that()
                .resideInAPackage("org.tillbridge.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tillbridge.exchange..", CHANNEL + "..", HEADQUARTERS + "..", "org.tillbridge.app.."));
    }

    @Test
    void nobodyKnowsTheApp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.tillbridge.app..", "org.tillbridge.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tillbridge.app.."));
    }

    @Test
    void stationsDoNotCallEachOther() {
        List<String> calls = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(BordersTest::isBetweenStations)
                .map(Dependency::getDescription)
                .distinct()
                .sorted()
                .toList();

        assertThat(calls)
                .as("A station leaves rows for the next one; only api calls stations, and who numbers takes numbers")
                .isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("org.tillbridge.(**)").should().beFreeOfCycles());
    }

    private static boolean isBetweenStations(Dependency dependency) {
        return isBetween(dependency, CHANNEL, STORE_STATIONS)
                || isBetween(dependency, HEADQUARTERS, HEADQUARTERS_STATIONS);
    }

    private static boolean isBetween(Dependency dependency, String side, Set<String> stations) {
        Optional<String> from = station(dependency.getOriginClass(), side, stations);
        Optional<String> to = station(dependency.getTargetClass(), side, stations);
        if (from.isEmpty() || to.isEmpty() || from.equals(to) || from.get().equals("api")) {
            return false;
        }
        return !(NUMBERING.contains(from.get()) && to.get().equals("numbers"));
    }

    private static Optional<String> station(JavaClass type, String side, Set<String> stations) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(side + ".")) {
            return Optional.empty();
        }
        return Optional.of(name.substring(side.length() + 1).split("\\.")[0]).filter(stations::contains);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
