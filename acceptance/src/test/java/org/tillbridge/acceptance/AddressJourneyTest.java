package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

/// Addresses of a customer on their way round, with every job run by hand: added, changed and ended
/// at any store, whether she has her account ID yet or not.
class AddressJourneyTest {

    private static Chain chain;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
        oslo = chain.till("oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void addressAddedBeforeAndAfterTheAccountIdReachesEveryStoreThoughHeadquartersIsNotAsked() {
        chain.stopHeadquarters();
        String anna = riga.create("{\"FirstName\": \"Anna\"}").account();
        riga.addAddress(anna, "{\"City\": \"Rīga\", \"IsPrimary\": true}");
        assertThat(shown(riga, anna)).containsExactly("Rīga primary");
        chain.startHeadquarters();
        chain.cycle();

        oslo.addAddress(oslo.find(anna).account(), "{\"City\": \"Oslo\", \"IsPrimary\": true}");

        assertThat(shown(oslo, anna)).containsExactly("Rīga", "Oslo primary");
        chain.cycle();
        assertEverybodyShows(anna, "Rīga", "Oslo primary");
        assertThat(chain.records().requests(anna))
                .containsExactly("CREATE_CUSTOMER DONE", "ADD_ADDRESS DONE", "ADD_ADDRESS DONE");
    }

    @Test
    void fiftyAddressesOfAPendingCustomerReachHeadquartersInOneCycle() {
        String berta = riga.create("{\"FirstName\": \"Berta\"}").account();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            riga.addAddress(berta, "{\"City\": \"City %02d\"}".formatted(i));
            expected.add("City %02d".formatted(i));
        }

        chain.cycle();

        assertEverybodyShows(berta, expected.toArray(String[]::new));
        assertThat(chain.records().addresses(berta)).containsExactlyElementsOf(expected);
    }

    @Test
    void endedAddressDisappearsFromEveryStoreAndKeepsItsRowWithItsEndAtHeadquarters() {
        String clara = customerAt("Rīga");
        String address = addressId(riga, clara, "Rīga");

        riga.endAddress(clara, address);
        assertThat(shown(riga, clara)).isEmpty();
        chain.distribute();
        assertThat(shown(riga, clara)).isEmpty();
        assertThat(shown(oslo, clara)).containsExactly("Rīga");
        chain.cycle();

        assertEverybodyShows(clara);
        assertThat(chain.records().addresses(clara)).containsExactly("Rīga (ended)");
    }

    @Test
    void editsOfTwoStoresMeetFieldByFieldAndTheLatestPrimaryIsTheOne() {
        String dace = customerAt("Rīga");
        String rigas = addressId(riga, dace, "Rīga");

        riga.changeAddress(dace, rigas, "{\"City\": \"Ogre\", \"ZipCode\": \"LV-5001\"}");
        oslo.addAddress(dace, "{\"City\": \"Oslo\", \"IsPrimary\": true}");
        riga.addAddress(dace, "{\"City\": \"Cēsis\", \"IsPrimary\": true}");
        oslo.changeAddress(dace, rigas, "{\"City\": \"Sigulda\"}");
        oslo.upload();
        chain.convert();
        riga.upload();
        chain.convert();

        assertEverybodyShows(dace, "Sigulda", "Oslo", "Cēsis primary");
        assertThat(address(oslo, dace, "Sigulda").path("ZipCode").asString()).isEqualTo("LV-5001");
    }

    @Test
    void whatTheTillChangedNeverFlickersBackWhileHeadquartersRowsArrive() {
        String elza = customerAt("Rīga");
        String address = addressId(oslo, elza, "Rīga");
        riga.changeAddress(elza, address, "{\"Street\": \"Brīvības 1\", \"IsPrimary\": true}");
        riga.upload();
        chain.convert();

        oslo.changeAddress(elza, address, "{\"City\": \"Oslo\"}");
        oslo.addAddress(elza, "{\"City\": \"Bergen\", \"IsPrimary\": true}");
        chain.distribute();

        assertThat(shown(oslo, elza)).containsExactly("Oslo", "Bergen primary");
        assertThat(address(oslo, elza, "Oslo").path("Street").asString()).isEqualTo("Brīvības 1");
        chain.cycle();
        assertEverybodyShows(elza, "Oslo", "Bergen primary");
    }

    private static String customerAt(String city) {
        String uuid = riga.create("{\"FirstName\": \"Anna\", \"Addresses\": [{\"City\": \"%s\"}]}".formatted(city))
                .account();
        chain.cycle();
        return uuid;
    }

    private static void assertEverybodyShows(String customer, String... addresses) {
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(shown(till, customer)).as(till.storeId()).containsExactlyInAnyOrder(addresses);
        }
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    private static List<String> shown(Till till, String customer) {
        var shown = new ArrayList<String>();
        till.find(customer)
                .json()
                .path("Addresses")
                .forEach(address -> shown.add(address.path("City").asString()
                        + (address.path("IsPrimary").asBoolean() ? " primary" : "")));
        return shown;
    }

    private static String addressId(Till till, String customer, String city) {
        return address(till, customer, city).path("AddressId").asString();
    }

    private static JsonNode address(Till till, String customer, String city) {
        for (JsonNode address : till.find(customer).json().path("Addresses")) {
            if (address.path("City").asString().equals(city)) {
                return address;
            }
        }
        throw new AssertionError("No address in " + city);
    }
}
