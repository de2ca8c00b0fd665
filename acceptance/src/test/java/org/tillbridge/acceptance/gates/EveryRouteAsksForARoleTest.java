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
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.sql.Database;

/// Every route of headquarters' door, called by each role.
final class EveryRouteAsksForARoleTest {

    private static final List<DoorRoute> ROUTES = DoorRoute.ofHeadquarters().stream()
            .filter(route -> route.path().startsWith("/api/"))
            .toList();

    private static Chain chain;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        Database database = chain.headquarters().database();
        var tokens =
                new OperatorTokens(database, new AuditTrail(database, InstantSource.system()), InstantSource.system());
        Role.AT_HEADQUARTERS.forEach(role -> TOKENS.put(role, tokens.make("a-" + role.word(), role)));
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

    private static Call call(DoorRoute route) {
        URI address = chain.headquartersUrl().resolve(route.somePath());
        return new Call(route.verb(), address, "", List.of("Content-Type", "application/json"));
    }
}
