package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.channel.customers.TestTill.fields;
import static org.tillbridge.channel.customers.TestTill.key;
import static org.tillbridge.channel.customers.TestTill.person;
import static org.tillbridge.channel.customers.TestTill.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.Violation;

class CreateCustomerTest {

    private static final CustomerId GIVEN = new CustomerId(UUID.fromString("7d1f2a30-5b1e-4c7e-9b38-0f6f0a2f7c11"));
    private static final CustomerDraft ANNA = with(
            person(
                    "Anna",
                    "Bērziņa",
                    Map.of(CustomerField.PHONE, "20 000 000", CustomerField.EMAIL, "anna@example.lv")),
            new AddressPayload(null, Map.of(AddressField.CITY, "Rīga", AddressField.STREET, "Brīvības 1"), true));

    private final TestTill till = new TestTill();

    @AfterEach
    void close() {
        till.close();
    }

    /// C05
    @Test
    void createWithoutADefaultCustomerFailsOnlyIfAMandatoryValueIsMissing() {
        var bare = till.customersOf(new Store("053", "lv01", new CustomerDefaults("LV", null, null, null)));
        Map<CustomerField, String> currency = Map.of(CustomerField.CURRENCY, "EUR");
        Map<CustomerField, String> both = Map.of(CustomerField.CURRENCY, "EUR", CustomerField.CUSTOMER_GROUP, "30");

        var refused = bare.create().run(new NewCustomer(null, null, person("Ilze", "Kalna", currency)));
        var created = bare.create().run(new NewCustomer(null, null, person("Ilze", "Kalna", both)));

        assertThat(((Creation.Refused) refused).violations())
                .extracting(Violation::code, Violation::target)
                .containsExactly(tuple("DefaultCustomerNotFound", "customer_group"));
        assertThat(created).isInstanceOf(Creation.Created.class);
    }

    /// A retry is answered as the first try was, whatever the defaults are by then (A09).
    @Test
    void sameKeyGetsTheSameAnswerThoughTheDefaultCustomerIsAnotherKindOfCustomerNow() {
        CustomerDraft card = fields(Map.of(CustomerField.FIRST_NAME, "Ilze"));
        var first = (Creation.Created) till.customers().create().run(new NewCustomer(null, key("k"), card));
        Customer shop = till.created(
                fields(Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, "Walk-in customers")));
        till.database()
                .client()
                .sql(
                        "insert into store (channel_id, legal_entity, name, functionality_profile, offline_profile, time_zone, default_customer) values ('052', 'lv01', 'Riga', '', '', '', ?)")
                .param(shop.id().value())
                .update();

        var again = till.customers().create().run(new NewCustomer(null, key("k"), card));

        assertThat(again).isEqualTo(new Creation.AlreadyCreated(first.customer()));
        assertThat(till.create(card)).isInstanceOf(Creation.Refused.class);
    }

    @Test
    void customerIsThereAtOnceWithItsAddressAndPending() {
        Customer created = till.created(ANNA);

        Customer found = till.find(created.id());
        assertThat(found).isEqualTo(created);
        assertThat(found.findAccount()).isEmpty();
        assertThat(found.sync()).isEqualTo(new SyncStatus(RequestState.CAPTURED, 1, null));
        assertThat(found.card().find(CustomerField.PHONE_NUMBER)).contains("+37120000000");
        assertThat(till.wakes()).isEqualTo(1);
    }

    @Test
    void oneCreateIsOneJournalRowWithItsAddressesAndOneOutboxRow() {
        Customer created = till.created(ANNA);

        String payload = till.database()
                .client()
                .sql("select payload::text from customer_request")
                .query(String.class)
                .single();
        assertThat(CustomerPayload.fromJson(payload)).isEqualTo(created.card());
        assertThat(till.count("outbox as o join customer_request as cr on cr.request_id = o.row_key"
                        + " where o.capture_no = cr.capture_no and o.subject = cr.customer_id"
                        + " and o.table_name = 'customer_request' and o.bytes = octet_length(cr.payload::text)"))
                .isEqualTo(1);
    }

    @Test
    void sameKeyAgainGetsTheSameAnswerAndStoresNothing() {
        var given = new NewCustomer(null, key("till-1/42"), ANNA);
        var first = (Creation.Created) till.customers().create().run(given);

        Creation second = till.customers().create().run(given);

        assertThat(second).isEqualTo(new Creation.AlreadyCreated(first.customer()));
        assertThat(till.count("customer_request")).isEqualTo(1);
        assertThat(till.count("customer")).isEqualTo(1);
        assertThat(till.wakes()).isEqualTo(1);
    }

    @Test
    void answerStaysTheSameAfterTheCustomerGotItsAccount() {
        var given = new NewCustomer(GIVEN, null, ANNA);
        var first = (Creation.Created) till.customers().create().run(given);
        till.database()
                .client()
                .sql("update customer set account_id = '000001', name = 'x'")
                .update();

        Creation second = till.customers().create().run(given);

        assertThat(second).isEqualTo(new Creation.AlreadyCreated(first.customer()));
    }

    @Test
    void sameKeyWithOtherContentIsRefusedAndStoresNothing() {
        till.customers().create().run(new NewCustomer(null, key("k"), ANNA));

        Creation other = till.customers().create().run(new NewCustomer(null, key("k"), person("Berta", "Liepa")));

        assertThat(other).isEqualTo(new Creation.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
        assertThat(till.count("customer")).isEqualTo(1);
    }

    @Test
    void sameUuidWithOtherContentIsRefusedAndStoresNothing() {
        till.customers().create().run(new NewCustomer(GIVEN, null, ANNA));

        Creation other = till.customers().create().run(new NewCustomer(GIVEN, null, person("Berta", "Liepa")));

        assertThat(other).isEqualTo(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
        assertThat(till.count("customer_request")).isEqualTo(1);
    }

    @Test
    void uuidOfACustomerFromElsewhereIsRefused() {
        till.customers().create().run(new NewCustomer(GIVEN, null, ANNA));
        till.database().client().sql("truncate customer_request, outbox").update();

        assertThat(till.customers().create().run(new NewCustomer(GIVEN, null, ANNA)))
                .isEqualTo(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
    }

    @Test
    void sixteenAtOnceWithOneKeyMakeOneCustomer() throws Exception {
        List<Creation> outcomes =
                AtOnce.run(16, () -> till.customers().create().run(new NewCustomer(null, key("k"), ANNA)));

        assertThat(outcomes.stream().map(CreateCustomerTest::customer).distinct())
                .hasSize(1);
        assertThat(outcomes).filteredOn(Creation.Created.class::isInstance).hasSize(1);
        assertThat(till.count("customer")).isEqualTo(1);
        assertThat(till.count("customer_request")).isEqualTo(1);
        assertThat(till.count("outbox")).isEqualTo(1);
    }

    @Test
    void sixteenAtOnceWithOneUuidMakeOneCustomer() throws Exception {
        List<Creation> outcomes =
                AtOnce.run(16, () -> till.customers().create().run(new NewCustomer(GIVEN, null, ANNA)));

        assertThat(outcomes.stream().map(CreateCustomerTest::customer).distinct())
                .hasSize(1);
        assertThat(till.count("customer_request")).isEqualTo(1);
    }

    @Test
    void refusedCardLeavesNothingBehindAndTheNextOnePasses() {
        Creation refused = till.create(fields(Map.of(CustomerField.MIDDLE_NAME, "\u0000")));
        Creation next = till.create(ANNA);

        assertThat(refused).isInstanceOf(Creation.Refused.class);
        assertThat(next).isInstanceOf(Creation.Created.class);
        assertThat(till.count("customer_request")).isEqualTo(1);
    }

    @Test
    void sameUuidInAnotherLegalEntityIsAnotherCustomer() {
        Store oslo = new Store("101", "no01", TestTill.RIGA.defaults());
        till.customers().create().run(new NewCustomer(GIVEN, null, ANNA));

        assertThat(till.customersOf(oslo).find().run(TestTill.reference(GIVEN))).isEmpty();
        assertThat(till.customersOf(oslo).create().run(new NewCustomer(GIVEN, null, ANNA)))
                .isInstanceOf(Creation.Created.class);
    }

    private static Customer customer(Creation outcome) {
        return switch (outcome) {
            case Creation.Created created -> created.customer();
            case Creation.AlreadyCreated already -> already.customer();
            case Creation.Refused refused -> throw new AssertionError(refused.toString());
            case Creation.RefusedByHeadquarters refused -> throw new AssertionError(refused.toString());
            case Creation.Taken taken -> throw new AssertionError(taken.toString());
        };
    }
}
