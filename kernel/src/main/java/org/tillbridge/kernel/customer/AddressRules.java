package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.kernel.customer.TextRules.Slot;

/// What the addresses of a new customer may be.
final class AddressRules {

    private static final int MOST_ADDRESSES = 200;
    private static final String ADDRESSES = "addresses";

    private AddressRules() {}

    static List<Violation> check(List<AddressPayload> addresses) {
        List<Violation> found = new ArrayList<>();
        if (addresses.size() > MOST_ADDRESSES) {
            String message = "%d addresses; at most %d are allowed".formatted(addresses.size(), MOST_ADDRESSES);
            return List.of(new Violation(Violation.TOO_MANY_ADDRESSES, ADDRESSES, message, MOST_ADDRESSES));
        }
        if (addresses.stream().filter(AddressPayload::primary).count() > 1) {
            found.add(new Violation(Violation.MULTIPLE_PRIMARY, ADDRESSES, "Only one address can be the primary one"));
        }
        Set<UUID> keys = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            String target = ADDRESSES + "/" + i;
            AddressPayload address = addresses.get(i);
            if (address.addressId() != null && !keys.add(address.addressId())) {
                found.add(new Violation(Violation.INVALID_ADDRESS, target, "Two addresses have the same key"));
            }
            found.addAll(check(address, target));
        }
        return found;
    }

    private static List<Violation> check(AddressPayload address, String target) {
        List<Violation> found = new ArrayList<>();
        address.values().forEach((field, value) -> found.addAll(check(field, value, Slot.of(field, target))));
        if (address.values().keySet().stream().noneMatch(AddressField::fillsAddress)) {
            String message = "An address needs at least one of street, street number, building, district, city, county,"
                    + " postal code, country, phone, e-mail";
            found.add(new Violation(Violation.EMPTY_ADDRESS, target, message));
        }
        return found;
    }

    private static List<Violation> check(AddressField field, String value, Slot slot) {
        var text = TextRules.check(slot, value);
        if (text.isPresent()) {
            return List.of(text.get());
        }
        if (field == AddressField.EMAIL) {
            return TextRules.checkEmail(slot, value).stream().toList();
        }
        if (field == AddressField.COUNTRY && !Country.isCountry(value)) {
            return List.of(new Violation(
                    Violation.INVALID_ADDRESS, slot.target(), "Country must be a code of ISO 3166-1, like LV or LVA"));
        }
        if (field == AddressField.PURPOSE && !AddressPurpose.isPurpose(value)) {
            return List.of(new Violation(Violation.INVALID_ADDRESS, slot.target(), "Not a purpose of an address"));
        }
        return List.of();
    }

    /// Blank text is no text.
    static AddressPayload withoutBlanks(AddressPayload given) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        given.values().forEach((field, value) -> {
            if (!value.isBlank()) {
                values.put(field, value);
            }
        });
        return new AddressPayload(given.addressId(), values, given.primary());
    }
}
