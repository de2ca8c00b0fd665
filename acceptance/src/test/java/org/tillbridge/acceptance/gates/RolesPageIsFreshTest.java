package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.testkit.sources.GeneratedPage;

/// Every route says who may call it, and the grid of them stands on one page.
final class RolesPageIsFreshTest {

    private static final List<Role> AT_HEADQUARTERS =
            List.of(Role.STORE, Role.AUDITOR, Role.OPERATOR, Role.ADMINISTRATOR);

    private static final List<Role> AT_A_STORE = List.of(Role.APPLICATION, Role.CASHIER, Role.STORE_MANAGER);
    private static final String SIGNING_OUT = "DELETE /api/v1/sign-ins/current";

    @Test
    void everyRouteHasARule() {
        assertThat(Stream.concat(DoorRoute.ofHeadquarters().stream(), DoorRoute.ofStore().stream()))
                .as("routes without @Allowed let nobody in")
                .isNotEmpty()
                .allSatisfy(
                        route -> assertThat(route.rule()).as(route.toString()).isPresent());
    }

    /// H05
    @Test
    void auditorMayLookAtEverythingAndDoNothing() {
        assertThat(DoorRoute.ofHeadquarters())
                .filteredOn(route -> route.path().startsWith("/api/") && !route.admits(Role.ANYONE))
                .filteredOn(route -> !route.toString().equals(SIGNING_OUT))
                .allSatisfy(route -> assertThat(route.admits(Role.AUDITOR))
                        .as(route.toString())
                        .isEqualTo(route.verb().equals("GET")));
    }

    @Test
    void gridOfHeadquartersIsWhatTheRoutesSay() {
        GeneratedPage.of("docs/reference/roles.md")
                .hasPart("headquarters", grid(AT_HEADQUARTERS, DoorRoute.ofHeadquarters()));
    }

    @Test
    void gridOfTheStoreIsWhatTheRoutesSay() {
        GeneratedPage.of("docs/reference/roles.md").hasPart("store", grid(AT_A_STORE, DoorRoute.ofStore()));
    }

    private static String grid(List<Role> roles, List<DoorRoute> routes) {
        String heading = roles.stream().map(Role::word).collect(Collectors.joining(" | ", "| call | ", " |\n"));
        String line = "|---".repeat(roles.size() + 1) + "|\n";
        return heading
                + line
                + routes.stream().map(route -> row(roles, route)).distinct().collect(Collectors.joining());
    }

    private static String row(List<Role> roles, DoorRoute route) {
        return roles.stream()
                .map(role -> route.admits(role) ? "yes" : "–")
                .collect(Collectors.joining(
                        " | ", "| `%s` | ".formatted(route.toString().replace("|", "\\|")), " |\n"));
    }
}
