package org.tillbridge.channel.api;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressPurpose;
import org.tillbridge.kernel.customer.Country;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.Extensions;

/// Reads an Address of the wire, alone or among those of a Customer. `Warnings` may be sent back
/// and is not looked at; for what is read-only see [ReadOnlyAddressFields].
final class AddressReader {

    private static final String ADDRESS_ID = "AddressId";
    private static final String IS_PRIMARY = "IsPrimary";
    private static final String DEACTIVATE = "Deactivate";
    private static final String PURPOSE = "AddressTypeValue";
    private static final String TWO_LETTERS = "TwoLetterISORegionName";
    private static final String THREE_LETTERS = "ThreeLetterISORegionName";
    private static final Set<String> NAMES = CustomerReader.join(
            CustomerReader.join(WireNames.addressFields().keySet(), ReadOnlyAddressFields.names()),
            CustomerReader.join(
                    KeptFields.OF_ADDRESSES.names(),
                    Set.of(ADDRESS_ID, IS_PRIMARY, DEACTIVATE, PURPOSE, TWO_LETTERS, THREE_LETTERS, "Warnings")));

    private AddressReader() {}

    static AddressPayload address(Fields fields) {
        fields.refuseOthersThan(NAMES);
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        Set<AddressField> cleared = EnumSet.noneOf(AddressField.class);
        WireNames.addressFields().forEach((name, field) -> {
            fields.findText(name).ifPresent(text -> values.put(field, text));
            if (fields.isNull(name)) {
                cleared.add(field);
            }
        });
        findPurpose(fields).ifPresent(purpose -> values.put(AddressField.PURPOSE, purpose.name()));
        findCountry(fields).ifPresent(country -> values.put(AddressField.COUNTRY, country));
        Map<String, String> kept = KeptFields.OF_ADDRESSES.read(fields);
        if (!kept.isEmpty()) {
            values.put(AddressField.EXTENSIONS, Extensions.write(kept));
        }
        return new AddressPayload(
                findAddressId(fields).orElse(null),
                values,
                cleared,
                fields.findBoolean(IS_PRIMARY).orElse(null),
                fields.findBoolean(DEACTIVATE).orElse(false));
    }

    static Optional<UUID> findAddressId(Fields fields) {
        return fields.findText(ADDRESS_ID)
                .map(text -> CustomerId.parse(text)
                        .map(CustomerId::value)
                        .orElseThrow(() -> Fields.wrongType(fields.path() + ADDRESS_ID, "a UUID")));
    }

    private static Optional<AddressPurpose> findPurpose(Fields fields) {
        return fields.findInteger(PURPOSE)
                .map(number -> WireNames.purposeNumbers().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(number))
                        .map(Map.Entry::getKey)
                        .findAny()
                        .orElseThrow(
                                () -> Fields.wrongType(fields.path() + PURPOSE, "a number of the enum AddressType")));
    }

    private static Optional<String> findCountry(Fields fields) {
        Optional<String> two = fields.findText(TWO_LETTERS).filter(text -> !text.isBlank());
        Optional<String> three = fields.findText(THREE_LETTERS).filter(text -> !text.isBlank());
        Optional<String> translated = three.map(letters -> Country.findTwoLetters(letters)
                .orElseThrow(() -> Refusal.badRequest(
                        "InvalidAddress",
                        fields.path() + THREE_LETTERS,
                        "Country must be a code of ISO 3166-1, like LVA")));
        if (two.isPresent() && translated.isPresent() && !two.equals(translated)) {
            throw Refusal.badRequest(
                    "InvalidAddress", fields.path() + TWO_LETTERS, "The two country codes name two countries");
        }
        return two.or(() -> translated);
    }
}
