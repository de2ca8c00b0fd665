package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.fields;
import static org.tillbridge.channel.customers.TestTill.key;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;

class ChangeCustomerTest {

    private static final CustomerDraft NEW_EMAIL = fields(Map.of(CustomerField.EMAIL, "new@example.lv"));

    private final TestTill till = new TestTill();
    private Customer anna;

    @BeforeEach
    void createAnna() {
        anna = till.created(person(
                "Anna", "Bērziņa", Map.of(CustomerField.EMAIL, "old@example.lv", CustomerField.PHONE, "20000000")));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void changeShowsAtOnceAndCarriesOnlyWhatChanges() {
        Change change = till.change(anna, NEW_EMAIL);

        Customer changed = ((Change.Changed) change).customer();
        assertThat(changed.card().find(CustomerField.EMAIL)).contains("new@example.lv");
        assertThat(changed.card().find(CustomerField.LAST_NAME)).contains("Bērziņa");
        assertThat(changed.sync().pendingRequests()).isEqualTo(2);
        assertThat(till.find(anna.id())).isEqualTo(changed);
        assertThat(changePayloads()).containsExactly("{\"email\": \"new@example.lv\"}");
        assertThat(till.wakes()).isEqualTo(2);
    }

    @Test
    void clearedFieldIsEmptyHereAndNullInTheJournal() {
        var clear = new CustomerDraft(Map.of(), Set.of(CustomerField.PHONE), List.of());

        Customer changed = ((Change.Changed) till.change(anna, clear)).customer();

        assertThat(changed.card().find(CustomerField.PHONE)).isEmpty();
        assertThat(changed.card().find(CustomerField.PHONE_NUMBER)).isEmpty();
        assertThat(changePayloads()).containsExactly("{\"phone\": null, \"phone_number\": null}");
    }

    @Test
    void changeThatChangesNothingLeavesNoJournalRow() {
        assertThat(till.change(anna, person("Anna", "Bērziņa"))).isEqualTo(new Change.Unchanged(anna));
        assertThat(till.count("customer_request")).isEqualTo(1);
    }

    @Test
    void searchFindsTheNewWordsAndForgetsTheOld() {
        till.change(anna, fields(Map.of(CustomerField.LAST_NAME, "Liepa")));

        assertThat(till.search("liepa")).containsExactly("Anna Liepa");
        assertThat(till.search("berzina")).isEmpty();
    }

    @Test
    void changeOfAnEstablishedCustomerNamesTheVersionItWasMadeFrom() {
        till.database()
                .client()
                .sql("update customer set row_version = 7, account_id = '000001'")
                .update();

        till.change(anna, NEW_EMAIL);

        assertThat(till.count("customer_request where kind = 'CHANGE_CUSTOMER' and base_row_version = 7"))
                .isEqualTo(1);
        assertThat(till.find(anna.id()).findAccount()).isPresent();
    }

    @Test
    void requestsOfACustomerAreNumberedInTheirOrder() {
        till.change(anna, fields(Map.of(CustomerField.EMAIL, "1@example.lv")));
        till.change(anna, fields(Map.of(CustomerField.EMAIL, "2@example.lv")));
        till.change(anna, fields(Map.of(CustomerField.EMAIL, "3@example.lv")));

        assertThat(changePayloads())
                .containsExactly(
                        "{\"email\": \"1@example.lv\"}",
                        "{\"email\": \"2@example.lv\"}",
                        "{\"email\": \"3@example.lv\"}");
    }

    @Test
    void sameKeyAgainChangesNothing() {
        till.change(anna, NEW_EMAIL, "k");
        till.change(anna, fields(Map.of(CustomerField.EMAIL, "later@example.lv")));

        Change again = till.change(anna, NEW_EMAIL, "k");

        assertThat(again).isEqualTo(new Change.Unchanged(till.find(anna.id())));
        assertThat(till.find(anna.id()).card().find(CustomerField.EMAIL)).contains("later@example.lv");
    }

    @Test
    void sameKeyWithOtherContentIsRefused() {
        till.change(anna, NEW_EMAIL, "k");

        assertThat(till.change(anna, fields(Map.of(CustomerField.EMAIL, "x@example.lv")), "k"))
                .isEqualTo(new Change.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
        assertThat(changePayloads()).hasSize(1);
    }

    @Test
    void oneKeyForTwoCustomersIsRefused() {
        Customer berta = till.created(person("Berta", "Liepa"));
        till.change(anna, NEW_EMAIL, "k");

        assertThat(till.change(berta, NEW_EMAIL, "k")).isEqualTo(new Change.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void sixteenAtOnceWithOneKeyMakeOneChange() throws Exception {
        List<Change> outcomes = AtOnce.run(16, () -> till.change(anna, NEW_EMAIL, "k"));

        assertThat(outcomes).filteredOn(Change.Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Change.Unchanged.class::isInstance).hasSize(15);
        assertThat(changePayloads()).hasSize(1);
    }

    @Test
    void sixteenDifferentChangesAtOnceAreAllCapturedAndTheLastOneStands() throws Exception {
        var number = new AtomicInteger();

        AtOnce.run(
                16,
                () -> till.change(anna, fields(Map.of(CustomerField.EMAIL, number.incrementAndGet() + "@example.lv"))));

        String standing = till.find(anna.id()).card().find(CustomerField.EMAIL).orElseThrow();
        assertThat(changePayloads()).hasSize(16).last().asString().contains(standing);
        assertThat(till.find(anna.id()).sync().pendingRequests()).isEqualTo(17);
    }

    @Test
    void changeOfAnUnknownCustomerIsNotFound() {
        var stranger = new CustomerChange(TestTill.reference(new CustomerId(UUID.randomUUID())), key("k"), NEW_EMAIL);

        assertThat(till.customers().change().run(stranger)).isEqualTo(new Change.NotFound());
    }

    @Test
    void refusedChangeLeavesTheCustomerAsItWas() {
        Change refused = till.change(anna, fields(Map.of(CustomerField.EMAIL, "no e-mail")));

        assertThat(refused).isInstanceOf(Change.Refused.class);
        assertThat(till.find(anna.id())).isEqualTo(anna);
    }

    private List<String> changePayloads() {
        return till.database()
                .client()
                .sql("select payload::text from customer_request where kind = 'CHANGE_CUSTOMER' order by capture_no")
                .query(String.class)
                .list();
    }
}
