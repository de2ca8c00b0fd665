package org.tillbridge.kernel.customer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An e-mail or a phone of a customer, with her consent to be written to or called there. The
/// consent belongs to the value: another value is another contact.
///
/// @param value  as it was typed
/// @param number of a phone, in E.164; null where it is none
/// @param optIn  whether she consents to marketing
public record Contact(
        ContactKind kind, String value, @Nullable String number, boolean optIn) {

    /// @param country the store's, in which phones are read
    public static Contact read(ContactKind kind, String value, boolean optIn, String country) {
        String number =
                kind == ContactKind.PHONE ? PhoneNumber.parse(value, country).orElse(null) : null;
        return new Contact(kind, value, number, optIn);
    }

    /// The customer's primary contact of this kind, without a word about consent.
    public static Optional<Contact> primary(ContactKind kind, CustomerPayload card) {
        String number = kind == ContactKind.PHONE
                ? card.find(CustomerField.PHONE_NUMBER).orElse(null)
                : null;
        return card.find(kind.primary()).map(value -> new Contact(kind, value, number, false));
    }

    /// The same at every store that is given the same value: two that add it make one contact.
    public UUID key() {
        String same = number == null ? value.strip().toLowerCase(Locale.ROOT) : number;
        return UUID.nameUUIDFromBytes((kind + "\n" + same).getBytes(StandardCharsets.UTF_8));
    }

    Contact withOptIn(boolean consents) {
        return new Contact(kind, value, number, consents);
    }

    /// What a request and the customer's row say of it.
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name());
        map.put("value", value);
        if (number != null) {
            map.put("number", number);
        }
        map.put("opt_in", optIn);
        return map;
    }

    /// Empty when it is none.
    public static Optional<Contact> find(JsonNode node) {
        JsonNode number = node.path("number");
        boolean isContact = node.isObject()
                && node.path("value").isString()
                && node.path("opt_in").isBoolean()
                && (number.isMissingNode() || number.isString());
        return isContact
                ? ContactKind.find(node.path("kind").asString(""))
                        .map(kind -> new Contact(
                                kind,
                                node.path("value").stringValue(),
                                number.isString() ? number.stringValue() : null,
                                node.path("opt_in").booleanValue()))
                : Optional.empty();
    }
}
