package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressPurpose;
import org.tillbridge.kernel.customer.Country;
import org.tillbridge.kernel.customer.CountryRules;
import org.tillbridge.kernel.customer.Extensions;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// An Address on the wire; AddressId and Warnings are ours.
///
/// @param fullAddress as its country's post writes it
/// @param kept what is kept for others, by name
/// @param warnings what is unusual about it in its country; it was taken all the same
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record AddressBody(
        @Nullable String addressId,
        @Nullable String name,
        @Nullable String street,
        @Nullable String streetNumber,
        @Nullable String buildingCompliment,
        @Nullable String districtName,
        @Nullable String city,
        @Nullable String county,
        @Nullable String state,
        @Nullable String zipCode,
        @Nullable String twoLetterISORegionName,
        @Nullable String threeLetterISORegionName,
        int addressTypeValue,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String url,
        boolean isPrimary,
        String fullAddress,
        List<WarningBody> warnings,
        @JsonAnyGetter Map<String, Object> kept) {

    static AddressBody of(AddressPayload address) {
        Map<AddressField, String> values = address.values();
        Optional<String> country = Optional.ofNullable(values.get(AddressField.COUNTRY));
        return new AddressBody(
                address.addressId() == null ? null : address.addressId().toString(),
                values.get(AddressField.NAME),
                values.get(AddressField.STREET),
                values.get(AddressField.STREET_NUMBER),
                values.get(AddressField.BUILDING),
                values.get(AddressField.DISTRICT),
                values.get(AddressField.CITY),
                values.get(AddressField.COUNTY),
                values.get(AddressField.STATE),
                values.get(AddressField.POSTAL_CODE),
                country.orElse(null),
                country.flatMap(Country::findThreeLetters).orElse(null),
                purposeNumber(values.getOrDefault(AddressField.PURPOSE, AddressPurpose.NONE.name())),
                values.get(AddressField.PHONE),
                values.get(AddressField.EMAIL),
                values.get(AddressField.URL),
                address.isPrimary(),
                CountryRules.written(address),
                CountryRules.lookAt(address).stream().map(WarningBody::of).toList(),
                KeptFields.OF_ADDRESSES.shown(Extensions.read(values.get(AddressField.EXTENSIONS))));
    }

    private static int purposeNumber(String purpose) {
        return WireNames.purposeNumbers().getOrDefault(AddressPurpose.valueOf(purpose), 0);
    }
}
