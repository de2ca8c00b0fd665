package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;

/// One channel database that serves stores of two legal entities.
class TwoCompaniesTest {

    private final TestTill till = new TestTill();
    private final StoreCustomers oslo =
            till.customersOf(new Store("101", "no01", new CustomerDefaults("NO", "NOK", "nb", "10")));

    @AfterEach
    void close() {
        till.close();
    }

    /// A13
    @Test
    void sameKeyInTwoLegalEntitiesIsTwoCustomersToEveryOperation() {
        Customer anna = till.created(TestTill.person("Anna", "Bērziņa", Map.of()));
        CustomerId key = anna.id();
        assertThat(oslo.find().run(TestTill.reference(key))).isEmpty();
        assertThat(oslo.change()
                        .run(new CustomerChange(
                                TestTill.reference(key),
                                null,
                                TestTill.fields(Map.of(CustomerField.EMAIL, "x@example.no")))))
                .isInstanceOf(Change.NotFound.class);

        oslo.create().run(new NewCustomer(key, null, TestTill.person("Berit", "Hansen", Map.of())));
        oslo.change()
                .run(new CustomerChange(
                        TestTill.reference(key), null, TestTill.fields(Map.of(CustomerField.EMAIL, "b@example.no"))));

        assertThat(till.find(key).card().find(CustomerField.NAME)).contains("Anna Bērziņa");
        assertThat(till.find(key).card().find(CustomerField.EMAIL)).isEmpty();
        assertThat(oslo.find().run(TestTill.reference(key)).orElseThrow().card().find(CustomerField.EMAIL))
                .contains("b@example.no");
        assertThat(till.search("Berit")).isEmpty();
        assertThat(till.count("customer")).isEqualTo(2);
        till.database()
                .client()
                .sql("update customer set account_id = '000001'")
                .update();
        CustomerReference account = CustomerReference.parse("000001").orElseThrow();
        assertThat(List.of(
                        till.customers()
                                .find()
                                .run(account)
                                .orElseThrow()
                                .card()
                                .find(CustomerField.FIRST_NAME)
                                .orElseThrow(),
                        oslo.find()
                                .run(account)
                                .orElseThrow()
                                .card()
                                .find(CustomerField.FIRST_NAME)
                                .orElseThrow()))
                .containsExactly("Anna", "Berit");
    }
}
