package org.tillbridge.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountryRulesTest {

    @Test
    void addressAsItsCountryWritesItIsNotUnusual() {
        assertThat(CountryRules.lookAt(address("LV", "Brīvības iela 1", "Rīga", "LV-1010")))
                .isEmpty();
        assertThat(CountryRules.lookAt(address("NO", "Storgata 1", "Oslo", "0155")))
                .isEmpty();
        assertThat(CountryRules.lookAt(address("GB", "10 Downing Street", "London", "sw1a 2aa")))
                .isEmpty();
    }

    @Test
    void missingFieldAndOddPostalCodeAreNamed() {
        assertThat(codes(address("NO", "Storgata 1", "Oslo", "155"))).containsExactly("postal_code PostalCodeUnusual");
        assertThat(codes(
                        new AddressPayload(null, Map.of(AddressField.COUNTRY, "NO", AddressField.CITY, "Oslo"), false)))
                .containsExactly("street AddressFieldMissing", "postal_code AddressFieldMissing");
    }

    @Test
    void addressIsWrittenInTheOrderOfItsCountry() {
        assertThat(CountryRules.written(address("LV", "Brīvības iela 1", "Rīga", "LV-1010")))
                .isEqualTo("Anna\nBrīvības iela 1\nRīga, LV-1010\nLatvia");
        assertThat(CountryRules.written(address("NO", "Storgata 1", "Oslo", "0155")))
                .isEqualTo("Anna\nStorgata 1\n0155 Oslo\nNorway");
    }

    @Test
    void linesOfWhatIsNotThereAreLeftOut() {
        var city = new AddressPayload(null, Map.of(AddressField.CITY, "Rīga", AddressField.COUNTRY, "LV"), false);

        assertThat(CountryRules.written(city)).isEqualTo("Rīga\nLatvia");
    }

    @Test
    void everyCountryCanBeLookedAt() {
        for (String country : Locale.getISOCountries()) {
            AddressPayload address = address(country, "Street 1", "City", "1");

            assertThat(CountryRules.written(address)).contains("Street 1");
            assertThat(CountryRules.lookAt(address)).isNotNull();
        }
    }

    private static List<String> codes(AddressPayload address) {
        return CountryRules.lookAt(address).stream()
                .map(unusual -> unusual.target() + " " + unusual.code())
                .toList();
    }

    private static AddressPayload address(String country, String street, String city, String postalCode) {
        return new AddressPayload(
                null,
                Map.of(
                        AddressField.NAME, "Anna",
                        AddressField.STREET, street,
                        AddressField.CITY, city,
                        AddressField.POSTAL_CODE, postalCode,
                        AddressField.COUNTRY, country),
                false);
    }
}
