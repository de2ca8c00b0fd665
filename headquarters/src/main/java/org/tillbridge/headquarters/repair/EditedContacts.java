package org.tillbridge.headquarters.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactRules;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request about e-mails and phones asks for after an edit. A contact is named by its value,
/// or by its key; her consent goes over to what is put in its place.
final class EditedContacts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode payload;

    private EditedContacts(ObjectNode payload) {
        this.payload = payload;
    }

    /// @param values what each contact named is to be; null: the request says nothing of it any
    ///   more. Throws the first rule that is broken
    static String with(@Nullable String arrived, Map<String, @Nullable String> values) {
        var contacts = new EditedContacts(
                arrived != null && JSON.readTree(arrived) instanceof ObjectNode object
                        ? object
                        : JSON.createObjectNode());
        values.forEach(contacts::put);
        ContactRules.checkRequest(contacts.payload).stream().findFirst().ifPresent(violation -> {
            throw EditedPayload.refusal(violation);
        });
        return JSON.writeValueAsString(contacts.payload);
    }

    private void put(String named, @Nullable String value) {
        JsonNode before = payload.remove(key(named));
        if (value == null) {
            return;
        }
        Contact after = Contact.find(before)
                .map(contact -> Contact.read(contact.kind(), value, contact.optIn(), EditedPayload.NO_REGION))
                .orElseThrow(
                        () -> unknown("Contact '%s' is no e-mail and no phone, or it ends; take it out with --clear %s"
                                .formatted(named, named)));
        payload.set(after.key().toString(), JSON.valueToTree(after.toMap()));
    }

    private String key(String named) {
        return payload.properties().stream()
                .filter(entry -> entry.getKey().equals(named)
                        || value(entry.getValue())
                                .filter(named::equalsIgnoreCase)
                                .isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() ->
                        unknown("The request says nothing of a contact '%s'; it is about %s".formatted(named, all())));
    }

    private String all() {
        List<String> all = payload.properties().stream()
                .map(entry -> value(entry.getValue()).orElse(entry.getKey()))
                .toList();
        return all.isEmpty() ? "none" : String.join(", ", all);
    }

    private static Optional<String> value(JsonNode contact) {
        return contact.path("value").isString()
                ? Optional.of(contact.path("value").stringValue())
                : Optional.empty();
    }

    private static TillbridgeException unknown(String message) {
        return new TillbridgeException(ErrorCode.user("FieldUnknown"), message);
    }
}
