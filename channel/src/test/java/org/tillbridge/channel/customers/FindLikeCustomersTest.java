package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.person;
import static org.tillbridge.channel.customers.TestTill.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.ContactKind;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.GivenContact;

/// Whom a card that is being typed may be of (spec D13).
class FindLikeCustomersTest {

    private static final TestTill TILL = new TestTill();

    @AfterAll
    static void close() {
        TILL.close();
    }

    private static List<String> like(NewCustomer given) {
        return TILL.customers().like().run(given).stream()
                .map(like -> "%s %d %s".formatted(like.hit().name(), like.points(), like.rules()))
                .toList();
    }

    private static List<String> like(CustomerDraft card) {
        return like(new NewCustomer(null, null, card));
    }

    private static CustomerDraft born(String first, String last, String day) {
        return person(first, last, Map.of(CustomerField.BIRTH_DATE, day));
    }

    private static AddressPayload at(String street, String city) {
        return new AddressPayload(
                null, Map.of(AddressField.STREET, street, AddressField.CITY, city), Set.of(), null, false);
    }

    @Test
    void sameBirthDateAndALikeNameAreEnoughTogetherAndNeitherAlone() {
        TILL.created(born("Zenta", "Ozoliņa", "1990-12-31"));

        assertThat(like(born("ZENTA", "Ozolina", "1990-12-31")))
                .containsExactly("Zenta Ozoliņa 70 [SAME_BIRTH_DATE, SAME_NAME]");
        assertThat(like(born("Zenta", "Ozoliņa", "1990-12-30"))).isEmpty();
        assertThat(like(born("Zenta", "Kalniņa", "1990-12-31"))).isEmpty();
        assertThat(like(person("Zenta", "Ozoliņa"))).isEmpty();
    }

    @Test
    void sameAddressCountsWithALikeNameHoweverItIsWritten() {
        TILL.created(with(person("Vija", "Liepa"), at("Brīvības iela 11", "Rīga")));

        assertThat(like(with(person("Vija", "Liepa"), at("BRIVIBAS IELA 11", "Riga"))))
                .containsExactly("Vija Liepa 60 [SAME_ADDRESS, SAME_NAME]");
        assertThat(like(with(person("Anna", "Liepa"), at("Brīvības iela 11", "Rīga"))))
                .isEmpty();
    }

    @Test
    void contactBesideThePrimaryOneIsFoundTooAndTheSurestComesFirst() {
        TILL.created(person("Dace", "Kalna", Map.of(CustomerField.EMAIL, "dace@kalna.lv")));
        TILL.created(person("Edgars", "Kalns", Map.of(CustomerField.PHONE, "29 333 444")));
        var contacts = List.of(
                new GivenContact(ContactKind.PHONE, "+371 29333444", null, null, false),
                new GivenContact(ContactKind.EMAIL, "DACE@kalna.lv", null, null, false));

        assertThat(like(new NewCustomer(
                        null, null, person("Dace", "Kalna"), new GivenParticulars(Map.of(), contacts, Map.of()))))
                .containsExactly("Dace Kalna 100 [SAME_EMAIL, SAME_NAME]", "Edgars Kalns 60 [SAME_PHONE]");
    }

    @Test
    void customerThisVeryCreateHasMadeIsNotLikeItself() {
        IdempotencyKey key = TestTill.key("once");
        CustomerDraft card = person("Ieva", "Berga", Map.of(CustomerField.EMAIL, "ieva@berga.lv"));
        TILL.customers().create().run(new NewCustomer(null, key, card));

        assertThat(like(new NewCustomer(null, key, card))).isEmpty();
        assertThat(like(new NewCustomer(null, TestTill.key(UUID.randomUUID().toString()), card)))
                .hasSize(1);
    }
}
