package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.kernel.customer.CustomerField.CUSTOMER_TYPE;
import static org.tillbridge.kernel.customer.CustomerField.EMAIL;
import static org.tillbridge.kernel.customer.CustomerField.FIRST_NAME;
import static org.tillbridge.kernel.customer.CustomerField.LAST_NAME;
import static org.tillbridge.kernel.customer.CustomerField.MIDDLE_NAME;
import static org.tillbridge.kernel.customer.CustomerField.NAME;
import static org.tillbridge.kernel.customer.CustomerField.PHONE;
import static org.tillbridge.kernel.customer.CustomerField.PHONE_NUMBER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.customer.Verdict.Accepted;
import org.tillbridge.kernel.customer.Verdict.Refused;

class CustomerRulesTest {

    private static final CustomerDefaults LATVIA = new CustomerDefaults("LV", "EUR", "lv", "30");
    private static final Supplier<UUID> KEYS = UUID::randomUUID;

    @Test
    void personIsNamedByTheJoinedPartsOfTheName() {
        var payload = accepted(Map.of(FIRST_NAME, "Anna", MIDDLE_NAME, " Marija ", LAST_NAME, "Bērziņa"));

        assertThat(payload.values()).containsEntry(NAME, "Anna Marija Bērziņa");
        assertThat(payload.values()).containsEntry(MIDDLE_NAME, " Marija ");
        assertThat(payload.values()).containsEntry(CUSTOMER_TYPE, "PERSON");
    }

    @Test
    void personNeedsAFirstOrALastName() {
        assertThat(refusals(Map.of(MIDDLE_NAME, "Marija", FIRST_NAME, " "))).containsExactly("CustomerNameMissing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.12.1990", "1990-02-30", "1990-1-1", "1799-12-31", "12345-01-01", "١٩٩٠-١٢-٣١"})
    void whatIsNoDayIsNoBirthDate(String text) {
        assertThat(refusals(Map.of(FIRST_NAME, "Anna", CustomerField.BIRTH_DATE, text)))
                .containsAnyOf("InvalidBirthDate", "FieldLengthExceeded");
    }

    @Test
    void birthDateIsADay() {
        assertThat(accepted(Map.of(FIRST_NAME, "Anna", CustomerField.BIRTH_DATE, "1992-02-29"))
                        .values())
                .containsEntry(CustomerField.BIRTH_DATE, "1992-02-29");
    }

    @Test
    void organizationNeedsAName() {
        assertThat(refusals(Map.of(CUSTOMER_TYPE, "ORGANIZATION"))).containsExactly("CustomerNameMissing");
        assertThat(accepted(Map.of(CUSTOMER_TYPE, "ORGANIZATION", NAME, "SIA Ābols"))
                        .values())
                .containsEntry(NAME, "SIA Ābols");
    }

    @Test
    void aNameThatContradictsItsPartsIsRefusedNotDropped() {
        assertThat(refusals(Map.of(FIRST_NAME, "Anna", NAME, "Berta"))).containsExactly("CustomerNameIsComposed");
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_NAME, 100, CustomerNameExceedsMaximumLength",
        "PHONE, 255, CustomerPhoneNumberExceedsMaximumLength",
        "EMAIL, 255, CustomerEmailExceedsMaximumLength",
        "VAT_NUMBER, 60, FieldLengthExceeded"
    })
    void overLongTextIsRefusedWithItsCodeAndTheLimit(CustomerField field, int limit, String code) {
        Map<CustomerField, String> longest = person();
        longest.put(field, "😀".repeat(limit - 2) + "@x");
        Map<CustomerField, String> tooLong = person();
        tooLong.put(field, "😀".repeat(limit - 1) + "@x");

        assertThat(check(longest)).isInstanceOf(Accepted.class);
        assertThat(((Refused) check(tooLong)).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.limit()).hasValue(limit);
            assertThat(violation.message()).contains(Integer.toString(limit));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "\udc00x", "x\ud83d"})
    void nulAndHalfSurrogatesAreRefusedByField(String text) {
        Map<CustomerField, String> values = person();
        values.put(LAST_NAME, text);

        assertThat(((Refused) check(values)).violations()).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo("InvalidText");
            assertThat(violation.target()).isEqualTo("last_name");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"żółw@przykład.pl", "o'neil+till@example.com", "a@b"})
    void plausibleEmailIsKeptExactly(String email) {
        Map<CustomerField, String> values = person();
        values.put(EMAIL, email);

        assertThat(accepted(values).values()).containsEntry(EMAIL, email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "@b", "a@", "a@@b", "a b@c", "a\n@c"})
    void textThatIsNoEmailIsRefused(String email) {
        Map<CustomerField, String> values = person();
        values.put(EMAIL, email);

        assertThat(refusals(values)).containsExactly("InvalidEmail");
    }

    @Test
    void anAddressNeedsSomethingToFindItBy() {
        var empty = new AddressPayload(null, Map.of(AddressField.NAME, "Home", AddressField.STATE, "x"), false);

        assertThat(refusals(person(), empty)).containsExactly("PreValidationForAsyncAddressFailed");
    }

    @Test
    void onlyOneAddressIsThePrimaryOne() {
        var one = new AddressPayload(null, Map.of(AddressField.CITY, "Rīga"), true);

        assertThat(refusals(person(), one, one)).containsExactly("MultiplePrimaryAddresses");
    }

    @Test
    void overLongStreetNamesItsAddress() {
        var street = new AddressPayload(null, Map.of(AddressField.STREET, "x".repeat(401)), false);

        var refused = (Refused) CustomerRules.checkNew(new CustomerDraft(person(), Set.of(), List.of(street)));

        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("StreetLengthExceeded");
            assertThat(violation.target()).isEqualTo("addresses/0/street");
        });
    }

    @Test
    void storeFillsInWhatTheCardLeavesBlank() {
        var city = new AddressPayload(null, Map.of(AddressField.CITY, "Rīga"), false);
        Map<CustomerField, String> values = person();
        values.put(PHONE, "20 000 000");
        values.put(CustomerField.LANGUAGE, "ru");

        var checked = (Accepted) CustomerRules.checkNew(new CustomerDraft(values, Set.of(), List.of(city)));
        var payload = checked.payload().completed(LATVIA, KEYS);

        assertThat(payload.values())
                .containsEntry(CustomerField.LANGUAGE, "ru")
                .containsEntry(CustomerField.CURRENCY, "EUR")
                .containsEntry(PHONE, "20 000 000")
                .containsEntry(PHONE_NUMBER, "+37120000000");
        assertThat(payload.addresses().getFirst().values())
                .containsEntry(AddressField.COUNTRY, "LV")
                .containsEntry(AddressField.PURPOSE, "HOME");
        assertThat(payload.addresses().getFirst().addressId()).isNotNull();
    }

    @Test
    void payloadSurvivesTheJournal() {
        var address = new AddressPayload(UUID.randomUUID(), Map.of(AddressField.CITY, "\"Rīga\"\n"), true);
        var payload = new CustomerPayload(Map.of(NAME, "😀 \\"), Set.of(EMAIL), List.of(address));

        assertThat(CustomerPayload.fromJson(payload.toJson())).isEqualTo(payload);
    }

    static Map<CustomerField, String> person() {
        return new HashMap<>(Map.of(FIRST_NAME, "Anna"));
    }

    private static Verdict check(Map<CustomerField, String> values) {
        return CustomerRules.checkNew(new CustomerDraft(values, Set.of(), List.of()));
    }

    private static CustomerPayload accepted(Map<CustomerField, String> values) {
        return ((Accepted) check(values)).payload();
    }

    private static List<String> refusals(Map<CustomerField, String> values, AddressPayload... addresses) {
        var verdict = CustomerRules.checkNew(new CustomerDraft(values, Set.of(), List.of(addresses)));
        return ((Refused) verdict).violations().stream().map(Violation::code).toList();
    }
}
