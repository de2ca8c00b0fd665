package org.tillbridge.channel.customers;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tillbridge.kernel.customer.Contact;

/// What is kept of a customer beside her card.
///
/// @param attributes their values, in the order they are shown
/// @param contacts   e-mails and phones with her consent; the primary ones are on the card, and
///   here only if she was asked
/// @param affiliations those a new customer takes over; of one who is there they are elsewhere
/// @param extensions what others keep of her, by name, as JSON
public record Particulars(
        List<AttributeValue> attributes,
        List<Contact> contacts,
        List<String> affiliations,
        Map<String, String> extensions) {

    static final Particulars NONE = new Particulars(List.of(), List.of(), List.of(), Map.of());

    public Particulars {
        attributes = List.copyOf(attributes);
        contacts = List.copyOf(contacts);
        affiliations = List.copyOf(affiliations);
        // In one order everywhere: the customer's version is made of it.
        extensions = Collections.unmodifiableMap(new TreeMap<>(extensions));
    }

    boolean isEmpty() {
        return requests() == 0;
    }

    /// How many requests carry them.
    int requests() {
        return (attributes.isEmpty() && extensions.isEmpty() ? 0 : 1)
                + (contacts.isEmpty() ? 0 : 1)
                + affiliations.size();
    }
}
