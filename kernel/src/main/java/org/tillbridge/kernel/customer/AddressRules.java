package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.kernel.customer.TextRules.Slot;

/// What addresses may be, each for itself and side by side.
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
        checkPrimary(addresses).ifPresent(found::add);
        Set<UUID> keys = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            String target = target(i);
            AddressPayload address = addresses.get(i);
            if (address.addressId() != null && !keys.add(address.addressId())) {
                found.add(new Violation(Violation.INVALID_ADDRESS, target, "Two addresses have the same key"));
            }
            found.addAll(check(address, target));
        }
        return found;
    }

    /// What is wrong with a new address.
    static List<Violation> check(AddressPayload address, String target) {
        List<Violation> found = checkTexts(address, target);
        checkFilled(address, target).ifPresent(found::add);
        if (address.deactivate()) {
            found.add(new Violation(Violation.INVALID_ADDRESS, target, "An address that is not there cannot be ended"));
        }
        return found;
    }

    /// What is wrong with single fields, whatever the address is like beside them.
    static List<Violation> checkTexts(AddressPayload address, String target) {
        List<Violation> found = new ArrayList<>();
        address.values().forEach((field, value) -> found.addAll(check(field, value, Slot.of(field, target))));
        return found;
    }

    /// An address of none of the eleven fields is none (spec 2.7.7).
    static Optional<Violation> checkFilled(AddressPayload address, String target) {
        if (address.values().keySet().stream().anyMatch(AddressField::fillsAddress)) {
            return Optional.empty();
        }
        String message = "An address needs at least one of street, street number, building, district, city, county,"
                + " postal code, country, phone, e-mail, web address";
        return Optional.of(new Violation(Violation.EMPTY_ADDRESS, target, message));
    }

    /// At most one of them is said to be the primary one.
    static Optional<Violation> checkPrimary(List<AddressPayload> addresses) {
        return addresses.stream().filter(AddressPayload::isPrimary).count() > 1
                ? Optional.of(
                        new Violation(Violation.MULTIPLE_PRIMARY, ADDRESSES, "Only one address can be the primary one"))
                : Optional.empty();
    }

    static String target(int place) {
        return ADDRESSES + "/" + place;
    }

    private static List<Violation> check(AddressField field, String value, Slot slot) {
        var text = TextRules.check(slot, value);
        if (text.isPresent()) {
            return List.of(text.get());
        }
        if (field == AddressField.EXTENSIONS) {
            return Extensions.checkField(value, slot.target()).stream().toList();
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

    /// Blank text is no text: of a change, it empties the field.
    static AddressPayload withoutBlanks(AddressPayload given) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        Set<AddressField> cleared = EnumSet.noneOf(AddressField.class);
        cleared.addAll(given.cleared());
        given.values().forEach((field, value) -> {
            if (value.isBlank()) {
                cleared.add(field);
            } else {
                values.put(field, value);
            }
        });
        cleared.removeAll(values.keySet());
        return new AddressPayload(given.addressId(), values, cleared, given.primary(), given.deactivate());
    }
}
