package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.customers.Store;
import org.tillbridge.channel.customers.TestTill;

class StoresTest {

    private static final String BERTA = "{\"FirstName\": \"Berta\"}";

    private final TestTill till = new TestTill();
    private final Stores stores = StoresOf.one(till);
    private final TestDoor door = TestDoor.of(stores);

    @AfterEach
    void close() {
        door.close();
        till.close();
    }

    @Test
    void theOnlyStoreNeedNotBeNamed() {
        assertThat(door.post("/Commerce/Customers", BERTA).status()).isEqualTo(201);
        assertThat(door.post("/Commerce/Customers", BERTA, "OUN", "052").status())
                .isEqualTo(201);
    }

    @Test
    void oneOfSeveralIsNamedByItsNumber() {
        stores.open(till.customersOf(new Store("101", "no01", TestTill.RIGA.defaults())));

        String number = door.post("/Commerce/Customers", BERTA, "OUN", "101").text("AccountNumber");

        assertThat(door.get("/Commerce/Customers/" + number, "OUN", "101").status())
                .isEqualTo(200);
        assertThat(door.get("/Commerce/Customers/" + number, "OUN", "052").code())
                .isEqualTo("CustomerNotFound");
        assertThat(door.get("/Commerce/Customers/" + number, "OUN", "999").code())
                .isEqualTo("ChannelNotFound");
        assertThat(door.get("/Commerce/Customers/" + number).code()).isEqualTo("ChannelNotNamed");
    }

    @Test
    void aStoreWithADoorOfItsOwnIsTheOneBehindIt() {
        var oslo = till.customersOf(new Store("101", "no01", TestTill.RIGA.defaults()));
        stores.openAt(door.port(), oslo);

        assertThat(door.post("/Commerce/Customers", BERTA).status()).isEqualTo(201);
        assertThat(till.database()
                        .client()
                        .sql("select legal_entity from customer")
                        .query(String.class)
                        .list())
                .containsExactly("no01");
        assertThat(door.post("/Commerce/Customers", BERTA, "OUN", "052").code()).isEqualTo("ChannelNotFound");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableNotAnError() {
        till.database().source().close();

        var answer = door.post("/Commerce/Customers", BERTA);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("StorageUnavailable");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.response().body()).doesNotContain("Exception");
    }
}
