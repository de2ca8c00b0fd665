package org.tillbridge.channel.customers;

import java.util.List;
import org.tillbridge.kernel.customer.Contact;

/// What is kept of a customer beside her card.
///
/// @param attributes their values, in the order they are shown
/// @param contacts   e-mails and phones with her consent; the primary ones are on the card, and
///   here only if she was asked
/// @param affiliations those a new customer takes over; of one who is there they are elsewhere
public record Particulars(List<AttributeValue> attributes, List<Contact> contacts, List<String> affiliations) {

    static final Particulars NONE = new Particulars(List.of(), List.of(), List.of());

    public Particulars {
        attributes = List.copyOf(attributes);
        contacts = List.copyOf(contacts);
        affiliations = List.copyOf(affiliations);
    }

    boolean isEmpty() {
        return requests() == 0;
    }

    /// How many requests carry them.
    int requests() {
        return (attributes.isEmpty() ? 0 : 1) + (contacts.isEmpty() ? 0 : 1) + affiliations.size();
    }
}
