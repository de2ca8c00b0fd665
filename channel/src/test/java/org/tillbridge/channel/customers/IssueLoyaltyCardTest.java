package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;

class IssueLoyaltyCardTest {

    private static final TestTill TILL = new TestTill();

    private Customer anna;
    private Customer berta;

    @AfterAll
    static void close() {
        TILL.close();
    }

    @BeforeEach
    void createCustomers() {
        anna = TILL.created(person("Anna", "Bērziņa"));
        berta = TILL.created(person("Berta", "Ozola"));
    }

    @Test
    void pendingCustomerGetsACardAtOnceByOneRequest() {
        LoyaltyCard card = card(issue(anna, "key-1", null));

        assertThat(card.number()).matches("9\\d{18}");
        assertThat(cards(anna)).containsExactly(card);
        assertThat(issue(anna, "key-1", null)).isEqualTo(new LoyaltyCardOutcome.Unchanged(card));
        assertThat(issue(anna, null, card.number())).isEqualTo(new LoyaltyCardOutcome.Unchanged(card));
        assertThat(issue(anna, "key-1", "ANOTHER-1"))
                .isEqualTo(new LoyaltyCardOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
        assertThat(requests(anna)).isEqualTo(2);
        assertThat(TILL.find(anna.id()).sync().pendingRequests()).isEqualTo(2);
    }

    @Test
    void cardScannedForTwoCustomersAtTheSameMomentIsOneOnes() throws Exception {
        var turn = new AtomicInteger();

        List<LoyaltyCardOutcome> outcomes =
                AtOnce.run(16, () -> issue(turn.getAndIncrement() % 2 == 0 ? anna : berta, null, "SCANNED-1"));

        assertThat(outcomes)
                .filteredOn(LoyaltyCardOutcome.Issued.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).contains(new LoyaltyCardOutcome.CardTaken());
        assertThat(TILL.count("loyalty_card where card_number = 'SCANNED-1'")).isEqualTo(1);
        assertThat(requests(anna) + requests(berta)).isEqualTo(3);
    }

    @Test
    void customerWhoIsToGetNoCardKeepsThoseSheHas() {
        LoyaltyCard card = card(issue(anna, null, "BEFORE-1"));
        TILL.database()
                .client()
                .sql("update customer set loyalty_enrollment_blocked = true where customer_id = ?")
                .param(anna.id().value())
                .update();

        assertThat(issue(anna, null, null)).isEqualTo(new LoyaltyCardOutcome.Blocked());
        assertThat(issue(anna, null, "BEFORE-1")).isEqualTo(new LoyaltyCardOutcome.Unchanged(card));
        assertThat(cards(anna)).containsExactly(card);
        assertThat(requests(anna)).isEqualTo(2);
    }

    @Test
    void nobodyGetsNoCard() {
        var nobody = TestTill.reference(new CustomerId(UUID.randomUUID()));

        assertThat(TILL.customers().cards().run(new NewLoyaltyCard(nobody, null, null)))
                .isEqualTo(new LoyaltyCardOutcome.NoCustomer());
    }

    private static LoyaltyCardOutcome issue(Customer customer, @Nullable String key, @Nullable String number) {
        return TILL.customers()
                .cards()
                .run(new NewLoyaltyCard(
                        TestTill.reference(customer.id()),
                        TestTill.key(key),
                        number == null ? null : new LoyaltyCardNumber(number)));
    }

    private static LoyaltyCard card(LoyaltyCardOutcome outcome) {
        return ((LoyaltyCardOutcome.Issued) outcome).card();
    }

    private static List<LoyaltyCard> cards(Customer customer) {
        return TILL.customers().cards().of(TestTill.reference(customer.id())).orElseThrow();
    }

    private static int requests(Customer customer) {
        return TILL.count("customer_request where customer_id = '%s'".formatted(customer.id()));
    }
}
