package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactEditsTest {

    private static final CustomerPayload NOBODY = card(Map.of());
    private static final CustomerPayload ANNA = card(Map.of(
            CustomerField.EMAIL,
            "anna@example.lv",
            CustomerField.PHONE,
            "2120 0000",
            CustomerField.PHONE_NUMBER,
            "+37121200000"));

    @Test
    void firstContactOfAKindIsThePrimaryOneUnlessAnotherIsSaidToBe() {
        var accepted = accept(
                NOBODY,
                NOBODY,
                Map.of(),
                given(ContactKind.EMAIL, "a@example.lv", null, true),
                given(ContactKind.EMAIL, "b@example.lv", null, null),
                given(ContactKind.PHONE, "2120 0000", null, null),
                given(ContactKind.PHONE, "2120 0001", true, null));

        assertThat(accepted.primaries())
                .isEqualTo(Map.of(CustomerField.EMAIL, "a@example.lv", CustomerField.PHONE, "2120 0001"));
        assertThat(accepted.changes().values())
                .extracting(Contact::value, Contact::optIn)
                .containsExactly(tuple("a@example.lv", true), tuple("b@example.lv", false), tuple("2120 0000", false));
    }

    @Test
    void onePhoneIsOneContactHoweverItIsWritten() {
        var accepted = accept(
                ANNA,
                NOBODY,
                Map.of(),
                given(ContactKind.PHONE, "+371 29-100-000", null, null),
                given(ContactKind.PHONE, "29100000", null, true));

        assertThat(accepted.changes()).hasSize(1);
        assertThat(accepted.changes().values()).allMatch(Contact::optIn);
        assertThat(accepted.changes().values()).extracting(Contact::number).containsExactly("+37129100000");
    }

    @Test
    void primaryThatGivesWayToAnotherContactStaysBesideItWithItsConsent() {
        Map<UUID, Contact> contacts = contacts(new Contact(ContactKind.EMAIL, "b@example.lv", null, true));

        var accepted = accept(ANNA, NOBODY, contacts, given(ContactKind.EMAIL, "b@example.lv", true, null));

        assertThat(accepted.primaries()).isEqualTo(Map.of(CustomerField.EMAIL, "b@example.lv"));
        assertThat(accepted.changes().values()).extracting(Contact::value).containsExactly("anna@example.lv");
    }

    @Test
    void emailThatIsOnlyWrittenAnewTakesItsConsentWithIt() {
        Map<UUID, Contact> contacts = contacts(new Contact(ContactKind.EMAIL, "anna@example.lv", null, true));

        var accepted = accept(ANNA, card(Map.of(CustomerField.EMAIL, "new@example.lv")), contacts);

        assertThat(accepted.primaries()).isEmpty();
        assertThat(accepted.changes().values()).containsOnlyNulls().hasSize(1);
    }

    @Test
    void whatIsSentBackAsItWasReadChangesNothing() {
        Map<UUID, Contact> contacts = contacts(new Contact(ContactKind.EMAIL, "b@example.lv", null, true));

        var accepted = accept(
                ANNA,
                ANNA,
                contacts,
                given(ContactKind.EMAIL, "anna@example.lv", true, false),
                given(ContactKind.EMAIL, "b@example.lv", false, true),
                given(ContactKind.PHONE, "2120 0000", true, false));

        assertThat(accepted).isEqualTo(new ContactVerdict.Accepted(Map.of(), Set.of(), Map.of()));
    }

    @Test
    void primaryThatEndsLeavesItsFieldEmpty() {
        var accepted =
                accept(ANNA, NOBODY, Map.of(), new GivenContact(ContactKind.PHONE, "2120 0000", null, null, true));

        assertThat(accepted.cleared()).containsExactly(CustomerField.PHONE);
    }

    @Test
    void twoPrimariesOfAKindAndWhatIsNoContactAreRefused() {
        assertThat(codes(
                        SecondaryContacts.TAKEN,
                        given(ContactKind.EMAIL, "b@example.lv", true, null),
                        given(ContactKind.EMAIL, "c@example.lv", true, null)))
                .containsExactly("MultiplePrimaryContacts");
        assertThat(codes(
                        SecondaryContacts.TAKEN,
                        given(ContactKind.EMAIL, "not an e-mail", null, null),
                        given(ContactKind.PHONE, " ", null, null)))
                .containsExactly("InvalidEmail", "InvalidContact");
    }

    @Test
    void secondaryContactIsRefusedOrIgnoredAsTheProfileSaysAndConsentOfThePrimaryIsKept() {
        GivenContact[] two = {
            given(ContactKind.EMAIL, "anna@example.lv", null, true),
            given(ContactKind.EMAIL, "b@example.lv", null, true)
        };

        assertThat(codes(SecondaryContacts.REFUSED, two)).containsExactly("SecondaryContactsRefused");
        assertThat(judge(SecondaryContacts.IGNORED, ANNA, NOBODY, Map.of(), two))
                .isInstanceOfSatisfying(
                        ContactVerdict.Accepted.class,
                        accepted -> assertThat(accepted.changes().values())
                                .extracting(Contact::value)
                                .containsExactly("anna@example.lv"));
    }

    private static List<String> codes(SecondaryContacts setting, GivenContact... given) {
        var refused = (ContactVerdict.Refused) judge(setting, ANNA, NOBODY, Map.of(), given);
        return refused.violations().stream().map(Violation::code).toList();
    }

    private static ContactVerdict.Accepted accept(
            CustomerPayload card, CustomerPayload asked, Map<UUID, Contact> contacts, GivenContact... given) {
        return (ContactVerdict.Accepted) judge(SecondaryContacts.TAKEN, card, asked, contacts, given);
    }

    private static ContactVerdict judge(
            SecondaryContacts setting,
            CustomerPayload card,
            CustomerPayload asked,
            Map<UUID, Contact> contacts,
            GivenContact... given) {
        return new ContactEdits(setting, "LV").judge(List.of(given), card, asked, contacts);
    }

    private static GivenContact given(
            ContactKind kind, String value, @Nullable Boolean primary, @Nullable Boolean optIn) {
        return new GivenContact(kind, value, primary, optIn, false);
    }

    private static Map<UUID, Contact> contacts(Contact... contacts) {
        Map<UUID, Contact> byKey = new LinkedHashMap<>();
        for (Contact contact : contacts) {
            byKey.put(contact.key(), contact);
        }
        return byKey;
    }

    private static CustomerPayload card(Map<CustomerField, String> values) {
        return new CustomerPayload(values, Set.of(), List.of());
    }
}
