package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.Violation;

class RequestPartnerTest {

    private static final TestTill TILL = new TestTill();

    @AfterAll
    static void close() {
        TILL.close();
    }

    @Test
    void sameRequestAgainIsOneAndTheOrganizationNoCustomer() throws Exception {
        List<PartnerOutcome> outcomes = AtOnce.run(8, () -> ask("key-1", "Ogre Oy"));

        assertThat(outcomes).hasSize(8).containsOnly(outcomes.getFirst());
        PartnerRequest request = ((PartnerOutcome.Requested) outcomes.getFirst()).request();
        assertThat(request.status()).isEqualTo(PartnerRequest.Status.PENDING);
        assertThat(TILL.count("customer_request where kind = 'REQUEST_PARTNER' and idempotency_key = 'key-1'"))
                .isEqualTo(1);
        assertThat(TILL.count("outbox where subject = '%s'".formatted(request.id())))
                .isEqualTo(1);
        assertThat(TILL.count("customer where customer_id = '%s'".formatted(request.id())))
                .isZero();
        assertThat(ask("key-1", "Other Oy")).isEqualTo(new PartnerOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void whatIsNoOrganizationOrNobodyIsRefusedAndStoredNowhere() {
        PartnerOutcome refused = TILL.customers()
                .partners()
                .run(new NewPartner(null, draft(Map.of()), draft(Map.of(CustomerField.EMAIL, "olga@example.com"))));

        assertThat(((PartnerOutcome.Refused) refused).violations())
                .extracting(Violation::code)
                .containsExactly(Violation.NAME_MISSING, Violation.NAME_MISSING);
    }

    private static PartnerOutcome ask(String key, String name) {
        return TILL.customers()
                .partners()
                .run(new NewPartner(
                        TestTill.key(key), draft(Map.of(CustomerField.NAME, name)), person("Olga", "Ozola")));
    }

    private static CustomerDraft draft(Map<CustomerField, String> values) {
        return new CustomerDraft(values, Set.of(), List.of());
    }
}
