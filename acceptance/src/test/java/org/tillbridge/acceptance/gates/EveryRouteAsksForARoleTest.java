package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.channel.staff.LogOnOutcome;
import org.tillbridge.channel.staff.StoreStaff;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.headquarters.staff.StaffMembers;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.sql.Database;

/// Every route of both doors, called by each role.
final class EveryRouteAsksForARoleTest {

    private static final List<DoorRoute> ROUTES = DoorRoute.ofHeadquarters().stream()
            .filter(route -> route.path().startsWith("/api/"))
            .toList();

    private static Chain chain;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);
    private static final Map<Role, String> AT_THE_STORE = new EnumMap<>(Role.class);
    private static final List<DoorRoute> OF_THE_STORE = DoorRoute.ofStore().stream()
            .filter(route -> !route.path().contains("*") && !route.admits(Role.ANYONE))
            .toList();

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga").askingWhoCalls();
        Database database = chain.headquarters().database();
        var tokens =
                new OperatorTokens(database, new AuditTrail(database, InstantSource.system()), InstantSource.system());
        Role.AT_HEADQUARTERS.forEach(role -> TOKENS.put(role, tokens.make("a-" + role.word(), role)));
        logOnAtTheStore(
                new StaffMembers(database, new AuditTrail(database, InstantSource.system()), new HashPasswords()));
    }

    private static void logOnAtTheStore(StaffMembers staff) {
        Map<Role, String> pins = new EnumMap<>(Role.class);
        StaffMembers.ROLES.forEach(role ->
                pins.put(role, staff.save(new StaffMembers.Named(null, "a-" + role.word()), role.word(), role)));
        chain.distribute();
        StoreStaff members = chain.till("riga").store().staff();
        pins.forEach((role, pin) ->
                AT_THE_STORE.put(role, ((LogOnOutcome.LoggedOn) members.logOn("a-" + role.word(), pin)).token()));
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void callerWithoutATokenIsTurnedAway() {
        for (DoorRoute route : ROUTES) {
            if (!route.admits(Role.ANYONE)) {
                assertThat(call(route).send().status()).as(route.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void storesKeyOpensNothingThatIsForPeople() {
        StoreKey key = chain.till("riga").store().identity().key();
        for (DoorRoute route : ROUTES) {
            if (!route.admits(Role.ANYONE)) {
                assertThat(call(route).signedWith(key).send().status())
                        .as(route.toString())
                        .isEqualTo(401);
            }
        }
    }

    /// H05
    @Test
    void eachRoleEntersWhereTheRouteNamesItAndNowhereElse() {
        for (DoorRoute route : ROUTES) {
            TOKENS.forEach((role, token) -> {
                int status = call(route).bearing(token).send().status();
                if (route.admits(role)) {
                    assertThat(status).as("%s as %s", route, role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as("%s as %s", route, role).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void personsTokenIsNoStore() {
        Call poll = Call.post(chain.headquartersUrl().resolve("/exchange/v1/next"), "{}");

        TOKENS.forEach((role, token) ->
                assertThat(poll.bearing(token).send().status()).as(role.word()).isEqualTo(401));
    }

    /// O02
    @Test
    void eachRoleEntersAStoreWhereTheRouteNamesItAndNowhereElse() {
        for (DoorRoute route : OF_THE_STORE) {
            assertThat(atTheStore(route).send().status()).as(route.toString()).isEqualTo(401);
            assertThat(atTheStore(route)
                            .bearing(TOKENS.get(Role.ADMINISTRATOR))
                            .send()
                            .status())
                    .as(route.toString())
                    .isEqualTo(401);
            AT_THE_STORE.forEach((role, token) -> {
                if (!route.path().endsWith("Logoff")) {
                    int status = atTheStore(route).bearing(token).send().status();
                    assertThat(status == 401 || status == 403)
                            .as("%s as %s answered %d", route, role, status)
                            .isNotEqualTo(route.admits(role));
                }
            });
        }
    }

    private static Call atTheStore(DoorRoute route) {
        URI address = chain.till("riga").door().resolve(route.somePath());
        return new Call(route.verb(), address, "", List.of("Content-Type", "application/json"));
    }

    private static Call call(DoorRoute route) {
        URI address = chain.headquartersUrl().resolve(route.somePath());
        return new Call(route.verb(), address, "", List.of("Content-Type", "application/json"));
    }
}
