package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.customers.AffiliationChange.Step;
import org.tillbridge.kernel.customer.CustomerId;

class ChangeAffiliationsTest {

    private static final TestTill TILL = new TestTill();
    private static final Affiliation STUDENTS = new Affiliation("STUDENT", "Students");

    private Customer anna;

    @BeforeAll
    static void downloadAffiliations() {
        TILL.database()
                .client()
                .sql("insert into affiliation (affiliation, name) values ('STUDENT', 'Students'), ('STAFF', 'Staff')")
                .update();
    }

    @AfterAll
    static void close() {
        TILL.close();
    }

    @BeforeEach
    void createAnna() {
        anna = TILL.created(person("Anna", "Bērziņa"));
    }

    @Test
    void joiningAndLeavingShowAtOnceAndAreOneRequestEach() {
        assertThat(change(null, "STUDENT", Step.JOIN)).isEqualTo(new AffiliationOutcome.Saved(List.of(STUDENTS)));
        assertThat(change(null, "STUDENT", Step.JOIN)).isEqualTo(new AffiliationOutcome.Unchanged(List.of(STUDENTS)));
        assertThat(change(null, "STUDENT", Step.LEAVE)).isEqualTo(new AffiliationOutcome.Saved(List.of()));
        assertThat(change(null, "STUDENT", Step.LEAVE)).isEqualTo(new AffiliationOutcome.Unchanged(List.of()));

        assertThat(requests()).isEqualTo(3);
        assertThat(TILL.find(anna.id()).sync().pendingRequests()).isEqualTo(3);
    }

    @Test
    void sixteenAtOnceJoinOnce() throws Exception {
        List<AffiliationOutcome> outcomes = AtOnce.run(16, () -> change("till-a", "STAFF", Step.JOIN));

        assertThat(outcomes)
                .filteredOn(AffiliationOutcome.Saved.class::isInstance)
                .hasSize(1);
        assertThat(requests()).isEqualTo(2);
        assertThat(change("till-a", "STUDENT", Step.JOIN))
                .isEqualTo(new AffiliationOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void nothingIsStoredForAnAffiliationOrACustomerUnknown() {
        var nobody = TestTill.reference(new CustomerId(UUID.randomUUID()));

        assertThat(change(null, "PILOTS", Step.JOIN)).isEqualTo(new AffiliationOutcome.NoAffiliation());
        assertThat(TILL.customers().affiliations().run(new AffiliationChange(nobody, null, "STAFF", Step.JOIN)))
                .isEqualTo(new AffiliationOutcome.NoCustomer());
        assertThat(requests()).isEqualTo(1);
    }

    private AffiliationOutcome change(String key, String affiliation, Step step) {
        return TILL.customers()
                .affiliations()
                .run(new AffiliationChange(TestTill.reference(anna.id()), TestTill.key(key), affiliation, step));
    }

    private int requests() {
        return TILL.count("customer_request where customer_id = '%s'".formatted(anna.id()));
    }
}
