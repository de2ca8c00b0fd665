package org.tillbridge.channel.customers;

import java.util.List;
import org.tillbridge.kernel.customer.Contact;

/// What is kept of a customer beside her card.
///
/// @param attributes their values, in the order they are shown
/// @param contacts   e-mails and phones with her consent; the primary ones are on the card, and
///   here only if she was asked
public record Particulars(List<AttributeValue> attributes, List<Contact> contacts) {

    static final Particulars NONE = new Particulars(List.of(), List.of());

    public Particulars {
        attributes = List.copyOf(attributes);
        contacts = List.copyOf(contacts);
    }

    boolean isEmpty() {
        return attributes.isEmpty() && contacts.isEmpty();
    }

    /// How many requests carry them.
    int requests() {
        return (attributes.isEmpty() ? 0 : 1) + (contacts.isEmpty() ? 0 : 1);
    }
}
