package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.AddressesAsked.Keys;
import org.tillbridge.kernel.customer.CountryCheck;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;

class ChangeAddressesTest {

    private static final TestTill TILL = new TestTill();
    private Customer anna;

    @BeforeEach
    void createAnna() {
        anna = TILL.created(person("Anna", "Bērziņa", Map.of(CustomerField.PHONE, "20000000")));
    }

    @AfterAll
    static void close() {
        TILL.close();
    }

    @Test
    void addressIsShownAtOnceAndIsOneRequestWithItsOutboxRow() {
        int wakes = TILL.wakes();

        AddressPayload home = added("Brīvības 1", true);

        assertThat(cities()).containsExactly("Rīga primary");
        assertThat(home.values()).containsEntry(AddressField.NAME, "Anna Bērziņa");
        assertThat(TILL.find(anna.id()).sync().pendingRequests()).isEqualTo(2);
        assertThat(kinds()).containsExactly("CREATE_CUSTOMER", "ADD_ADDRESS");
        assertThat(TILL.count("outbox where subject = '%s'".formatted(anna.id())))
                .isEqualTo(2);
        assertThat(TILL.wakes()).isEqualTo(wakes + 1);
    }

    @Test
    void newPrimaryAddressClearsTheOldOne() {
        added("Brīvības 1", true);

        change(null, null, city("Cēsis", true));

        assertThat(cities()).containsExactly("Rīga", "Cēsis primary");
    }

    @Test
    void endedAddressDisappearsFromReadsAndEndingItAgainStoresNothing() {
        AddressPayload home = added("Brīvības 1", true);
        var end = new AddressPayload(home.addressId(), Map.of(), Set.of(), null, true);

        assertThat(change(null, null, end)).isInstanceOf(AddressOutcome.Saved.class);
        assertThat(change(null, null, end)).isInstanceOf(AddressOutcome.Unchanged.class);

        assertThat(cities()).isEmpty();
        assertThat(kinds()).containsExactly("CREATE_CUSTOMER", "ADD_ADDRESS", "DEACTIVATE_ADDRESS");
        assertThat(TILL.count("customer_address where deactivated_at is not null and customer_id = '%s'"
                        .formatted(anna.id())))
                .isEqualTo(1);
    }

    @Test
    void sameKeyAgainNamesTheSameAddressAndStoresNothingAndOtherContentIsAConflict() {
        var first = (AddressOutcome.Saved) change("till-1", null, city("Ogre", false));
        var again = (AddressOutcome.Unchanged) change("till-1", null, city("Ogre", false));
        AddressOutcome other = change("till-1", null, city("Cēsis", false));

        assertThat(again.addresses()).isEqualTo(first.addresses());
        assertThat(other).isEqualTo(new AddressOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
        assertThat(kinds()).hasSize(2);
    }

    @Test
    void sixteenAtOnceWithOneKeyAddOneAddress() throws Exception {
        List<AddressOutcome> outcomes = AtOnce.run(16, () -> change("till-2", null, city("Ogre", true)));

        assertThat(outcomes).filteredOn(AddressOutcome.Saved.class::isInstance).hasSize(1);
        assertThat(cities()).containsExactly("Ogre primary");
    }

    @Test
    void primaryAddressesSetAtTheSameMomentLeaveOnePrimary() throws Exception {
        var number = new AtomicInteger();

        AtOnce.run(8, () -> change(null, null, city("City " + number.incrementAndGet(), true)));

        assertThat(cities())
                .hasSize(8)
                .filteredOn(city -> city.endsWith("primary"))
                .hasSize(1);
        assertThat(captureNumbers()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void customerAndAddressesChangeInOneOperationAndEitherAllOrNothingIsStored() {
        AddressPayload home = added("Brīvības 1", true);
        var moved =
                new AddressPayload(home.addressId(), Map.of(AddressField.STREET, "Brīvības 2"), Set.of(), null, false);

        TILL.change(anna, with(Map.of(CustomerField.LAST_NAME, "Liepa"), moved, city("Ogre", true)), "till-3");
        Change again =
                TILL.change(anna, with(Map.of(CustomerField.LAST_NAME, "Liepa"), moved, city("Ogre", true)), "till-3");
        Change refused =
                TILL.change(anna, with(Map.of(CustomerField.LAST_NAME, "Osis"), city("x".repeat(61), false)), null);

        assertThat(again).isInstanceOf(Change.Unchanged.class);
        assertThat(refused).isInstanceOf(Change.Refused.class);
        assertThat(TILL.find(anna.id()).card().find(CustomerField.LAST_NAME)).contains("Liepa");
        assertThat(cities()).containsExactly("Rīga", "Ogre primary");
        assertThat(TILL.find(anna.id()).card().addresses().getLast().values())
                .containsEntry(AddressField.NAME, "Anna Liepa");
        assertThat(kinds())
                .containsExactly("CREATE_CUSTOMER", "ADD_ADDRESS", "CHANGE_ADDRESS", "ADD_ADDRESS", "CHANGE_CUSTOMER");
    }

    @Test
    void nothingIsStoredForSomebodyUnknownOrAnAddressUnknown() {
        var unknown = new AddressPayload(UUID.randomUUID(), Map.of(AddressField.CITY, "Ogre"), Set.of(), null, false);

        assertThat(change(null, null, unknown)).isInstanceOf(AddressOutcome.Refused.class);
        assertThat(change(null, UUID.randomUUID(), city("Ogre", false))).isEqualTo(new AddressOutcome.NotFound());
        assertThat(kinds()).containsExactly("CREATE_CUSTOMER");
    }

    @Test
    void fiftyAddressesInOneOperationAreFiftyRequestsInTheirOrder() {
        var fifty = new AddressPayload[50];
        for (int i = 0; i < 50; i++) {
            fifty[i] = city("City %02d".formatted(i), i == 49);
        }

        change(null, null, fifty);

        assertThat(TILL.find(anna.id()).card().addresses()).hasSize(50);
        assertThat(payloadCities()).isSorted().hasSize(50);
    }

    private AddressPayload added(String street, boolean primary) {
        change(
                null,
                null,
                new AddressPayload(null, Map.of(AddressField.STREET, street, AddressField.CITY, "Rīga"), primary));
        return TILL.find(anna.id()).card().addresses().getFirst();
    }

    private AddressOutcome change(String key, UUID customer, AddressPayload... addresses) {
        var whom = customer == null ? anna.id() : new CustomerId(customer);
        Keys keys = addresses[0].addressId() == null ? Keys.OF_NEW_ADDRESSES : Keys.OF_KNOWN_ADDRESSES;
        return TILL.customers()
                .addresses()
                .run(new AddressChange(
                        TestTill.reference(whom),
                        TestTill.key(key),
                        new AddressesAsked(List.of(addresses), keys, CountryCheck.WARNS)));
    }

    private static AddressPayload city(String city, boolean primary) {
        return new AddressPayload(null, Map.of(AddressField.CITY, city), primary);
    }

    private static CustomerDraft with(Map<CustomerField, String> fields, AddressPayload... addresses) {
        return new CustomerDraft(fields, Set.of(), List.of(addresses));
    }

    private List<String> cities() {
        var cities = new ArrayList<String>();
        TILL.find(anna.id())
                .card()
                .addresses()
                .forEach(address ->
                        cities.add(address.values().get(AddressField.CITY) + (address.isPrimary() ? " primary" : "")));
        return cities;
    }

    private List<String> kinds() {
        return column("kind", String.class);
    }

    private List<Long> captureNumbers() {
        return column("capture_no", Long.class);
    }

    private List<String> payloadCities() {
        return column("payload ->> 'city'", String.class).stream()
                .filter(city -> city != null)
                .toList();
    }

    private <T> List<T> column(String column, Class<T> type) {
        return TILL.database()
                .client()
                .sql("select " + column + " from customer_request where customer_id = :id order by capture_no")
                .param("id", anna.id().value())
                .query(type)
                .list();
    }
}
