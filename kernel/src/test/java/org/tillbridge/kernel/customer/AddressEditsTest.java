package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.kernel.customer.AddressesAsked.Keys;

class AddressEditsTest {

    private static final CustomerDefaults RIGA = new CustomerDefaults("LV", "EUR", "lv", "30");
    private static final Map<CustomerField, String> ANNA = Map.of(
            CustomerField.CUSTOMER_TYPE, "PERSON",
            CustomerField.NAME, "Anna Bērziņa",
            CustomerField.PHONE, "20000000");
    private static final UUID HOME = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();
    private static final UUID ENDED = UUID.randomUUID();
    private static final AddressPayload AT_HOME = new AddressPayload(
            HOME,
            Map.of(
                    AddressField.STREET, "Brīvības 1",
                    AddressField.CITY, "Rīga",
                    AddressField.COUNTRY, "LV",
                    AddressField.PURPOSE, "HOME"),
            true);

    @Test
    void newAddressTakesNameAndPhoneOfTheCustomerTheUsualPurposeAndTheCountryOfTheStore() {
        AddressPayload added = single(accepted(ANNA, address(null, Map.of(AddressField.CITY, "Cēsis"))))
                .address();

        assertThat(added.values())
                .containsEntry(AddressField.NAME, "Anna Bērziņa")
                .containsEntry(AddressField.PHONE, "20000000")
                .containsEntry(AddressField.PURPOSE, "HOME")
                .containsEntry(AddressField.COUNTRY, "LV");
        assertThat(added.addressId()).isEqualTo(NEW);
    }

    @Test
    void addressOfAnOrganizationIsForBusinessUnlessSaid() {
        var shop = Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, "SIA Bode");

        assertThat(single(accepted(shop, address(null, Map.of(AddressField.CITY, "Cēsis"))))
                        .address()
                        .values())
                .containsEntry(AddressField.PURPOSE, "BUSINESS");
    }

    @ParameterizedTest
    @EnumSource(AddressPurpose.class)
    void everyPurposeIsTaken(AddressPurpose purpose) {
        var given = address(null, Map.of(AddressField.CITY, "Cēsis", AddressField.PURPOSE, purpose.name()));

        assertThat(single(accepted(ANNA, given)).address().values())
                .containsEntry(AddressField.PURPOSE, purpose.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = AddressField.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NAME", "PURPOSE", "STATE", "EXTENSIONS"})
    void anyOfTheElevenFieldsMakesAnAddress(AddressField field) {
        String value = field == AddressField.EMAIL ? "a@example.lv" : "LV";

        assertThat(accepted(ANNA, address(null, Map.of(field, value)))).hasSize(1);
    }

    @Test
    void addressWithNoneOfTheElevenFieldsIsRefusedAlsoWhenAChangeEmptiesItOrSendsBlanks() {
        var named = address(null, Map.of(AddressField.NAME, "Home", AddressField.CITY, "  "));
        var emptied = new AddressPayload(HOME, Map.of(), Set.of(AddressField.STREET, AddressField.CITY), null, false);

        assertThat(codes(judge(ANNA, named))).containsExactly(Violation.EMPTY_ADDRESS);
        // The country stays, the address is one still.
        assertThat(accepted(ANNA, emptied)).hasSize(1);
    }

    @Test
    void changeCarriesOnlyWhatReallyChanges() {
        var given = new AddressPayload(
                HOME,
                Map.of(AddressField.STREET, "Brīvības 2", AddressField.CITY, "Rīga"),
                Set.of(AddressField.EMAIL),
                true,
                false);

        AddressRequest request = single(accepted(ANNA, given));

        assertThat(request.kind()).isEqualTo(RequestKind.CHANGE_ADDRESS);
        assertThat(request.address().toJson())
                .isEqualTo("{\"address_id\":\"%s\",\"street\":\"Brīvības 2\"}".formatted(HOME));
    }

    @Test
    void addressSentBackAsItWasReadAsksForNothing() {
        assertThat(accepted(ANNA, AT_HOME)).isEmpty();
    }

    @Test
    void emptiedPurposeAndCountryAreTheUsualOnesAgain() {
        var before = new AddressPayload(
                HOME,
                Map.of(AddressField.CITY, "Oslo", AddressField.COUNTRY, "NO", AddressField.PURPOSE, "OTHER"),
                false);
        var given = new AddressPayload(HOME, Map.of(), Set.of(AddressField.COUNTRY, AddressField.PURPOSE), null, false);

        AddressVerdict verdict = edits(ANNA, List.of(before)).judge(asked(given));

        assertThat(single(((AddressVerdict.Accepted) verdict).requests())
                        .address()
                        .values())
                .isEqualTo(Map.of(AddressField.COUNTRY, "LV", AddressField.PURPOSE, "HOME"));
    }

    @Test
    void twoPrimaryAddressesAtOnceAreRefused() {
        var one = new AddressPayload(null, Map.of(AddressField.CITY, "Cēsis"), true);
        var other = new AddressPayload(null, Map.of(AddressField.CITY, "Ogre"), true);

        assertThat(codes(judge(ANNA, one, other))).containsExactly(Violation.MULTIPLE_PRIMARY);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsTaken() {
        AddressVerdict verdict = judge(
                ANNA,
                address(null, Map.of(AddressField.STREET, "x".repeat(401))),
                address(UUID.randomUUID(), Map.of(AddressField.CITY, "Rīga")),
                address(ENDED, Map.of(AddressField.CITY, "Rīga")),
                address(null, Map.of(AddressField.CITY, "Rīga", AddressField.COUNTRY, "XX")));

        assertThat(codes(verdict))
                .containsExactly(
                        Violation.STREET_TOO_LONG,
                        Violation.ADDRESS_NOT_FOUND,
                        Violation.ADDRESS_NOT_FOUND,
                        Violation.INVALID_ADDRESS);
    }

    @Test
    void endingAnAddressTwiceIsOneRequest() {
        var home = new AddressPayload(HOME, Map.of(), Set.of(), null, true);
        var ended = new AddressPayload(ENDED, Map.of(), Set.of(), null, true);

        assertThat(accepted(ANNA, home, ended))
                .extracting(AddressRequest::kind)
                .containsExactly(RequestKind.DEACTIVATE_ADDRESS);
    }

    @Test
    void keyOfTheCallersOwnMakesAnAddressOnce() {
        AddressPayload added = single(accepted(ANNA, address(null, Map.of(AddressField.CITY, "Cēsis"))))
                .address();
        var again = new AddressesAsked(List.of(added), Keys.OF_NEW_ADDRESSES, CountryCheck.WARNS);
        var other = new AddressesAsked(
                List.of(address(added.addressId(), Map.of(AddressField.CITY, "Ogre"))),
                Keys.OF_NEW_ADDRESSES,
                CountryCheck.WARNS);

        AddressEdits edits = edits(ANNA, List.of(added));

        assertThat(((AddressVerdict.Accepted) edits.judge(again)).requests()).isEmpty();
        assertThat(codes(edits.judge(other))).containsExactly(Violation.ADDRESS_EXISTS);
    }

    @Test
    void unusualAddressIsRefusedOnlyWhereThatIsAskedFor() {
        var odd = address(null, Map.of(AddressField.CITY, "Rīga", AddressField.POSTAL_CODE, "12"));

        AddressVerdict strict = edits(ANNA, List.of())
                .judge(new AddressesAsked(List.of(odd), Keys.OF_KNOWN_ADDRESSES, CountryCheck.REFUSES));

        assertThat(codes(strict)).containsExactly(Violation.ADDRESS_FIELD_MISSING, Violation.POSTAL_CODE_UNUSUAL);
        assertThat(accepted(ANNA, odd)).hasSize(1);
    }

    private static AddressPayload address(UUID key, Map<AddressField, String> values) {
        return new AddressPayload(key, values, Set.of(), null, false);
    }

    private static AddressEdits edits(Map<CustomerField, String> customer, List<AddressPayload> addresses) {
        return new AddressEdits(new CustomerPayload(customer, Set.of(), addresses), Set.of(ENDED), RIGA, () -> NEW);
    }

    private static AddressesAsked asked(AddressPayload... given) {
        return new AddressesAsked(List.of(given), Keys.OF_KNOWN_ADDRESSES, CountryCheck.WARNS);
    }

    private static AddressVerdict judge(Map<CustomerField, String> customer, AddressPayload... given) {
        return edits(customer, List.of(AT_HOME)).judge(asked(given));
    }

    private static List<AddressRequest> accepted(Map<CustomerField, String> customer, AddressPayload... given) {
        return ((AddressVerdict.Accepted) judge(customer, given)).requests();
    }

    private static AddressRequest single(List<AddressRequest> requests) {
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static List<String> codes(AddressVerdict verdict) {
        var codes = new ArrayList<String>();
        ((AddressVerdict.Refused) verdict).violations().forEach(wrong -> codes.add(wrong.code()));
        return codes;
    }
}
