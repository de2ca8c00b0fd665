package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;

/// One channel process serves several stores, each with a database of its own: a till says which by
/// the header OUN, or comes in by the store's own door.
class ManyStoresTest {

    private static Chain chain;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"riga", "oslo"})
    void customerIsCreatedInTheDatabaseOfTheStoreTheHeaderNames(String store) {
        String name = "Anna of " + store;

        Call.Reply reply = create(chain.commonDoor(), name).with("OUN", store).send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(chain.tills())
                .allSatisfy(till -> assertThat(till.searchNamed(name))
                        .hasSize(till.storeId().equals(store) ? 1 : 0));
    }

    @Test
    void callThatNamesNoStoreOrAnUnknownOneStoresNothing() {
        Call.Reply unnamed = create(chain.commonDoor(), "Berta").send();
        Call.Reply unknown =
                create(chain.commonDoor(), "Berta").with("OUN", "brno").send();

        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.body()).contains("ChannelNotNamed");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("ChannelNotFound");
        assertThat(chain.tills())
                .allSatisfy(till -> assertThat(till.search("Berta")).isEmpty());
    }

    @Test
    void storesOwnDoorIsForThatStoreOnly() {
        URI rigas = chain.till("riga").door();

        assertThat(create(rigas, "Clara").send().status()).isEqualTo(201);
        assertThat(create(rigas, "Clara").with("OUN", "oslo").send().status()).isEqualTo(400);

        assertThat(chain.till("riga").search("Clara")).hasSize(1);
        assertThat(chain.till("oslo").search("Clara")).isEmpty();
    }

    private static Call create(URI door, String name) {
        return Call.post(door.resolve("Customers"), "{\"FirstName\": \"%s\"}".formatted(name));
    }
}
