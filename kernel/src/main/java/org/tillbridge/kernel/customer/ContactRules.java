package org.tillbridge.kernel.customer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tillbridge.kernel.customer.TextRules.Slot;
import tools.jackson.databind.JsonNode;

/// Which contacts a customer may have: the same at the store and at headquarters.
public final class ContactRules {

    /// As many as a customer may have beside the primary ones.
    public static final int MOST = 50;

    private static final String INVALID = "InvalidContact";

    private ContactRules() {}

    /// @param target names the contact in an answer
    static Optional<Violation> check(ContactKind kind, String value, String target) {
        CustomerField field = kind.primary();
        Slot slot = new Slot(target, field.label(), field.maximumLength(), field.tooLong());
        if (value.isBlank()) {
            return Optional.of(new Violation(INVALID, target, "A contact needs a value"));
        }
        Optional<Violation> text = TextRules.check(slot, value);
        return text.isEmpty() && kind == ContactKind.EMAIL ? TextRules.checkEmail(slot, value) : text;
    }

    /// Looks at the contacts a request of a store says: by key, null for one that goes.
    public static List<Violation> checkRequest(JsonNode contacts) {
        return contacts.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .flatMap(entry -> wrong(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<Violation> wrong(String key, JsonNode node) {
        Optional<Contact> contact =
                Contact.find(node).filter(read -> read.key().toString().equals(key));
        return contact.isEmpty()
                ? Stream.of(new Violation(INVALID, "contacts", "The request names something that is no contact"))
                : check(contact.get().kind(), contact.get().value(), "contacts").stream();
    }
}
