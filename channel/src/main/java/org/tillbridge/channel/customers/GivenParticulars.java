package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.GivenContact;

/// What somebody says of a customer beside her card.
///
/// @param attributes the values of her attributes, by name
/// @param contacts   her e-mails and phones, the primary ones too
/// @param extensions what others keep of her, by name, as JSON
public record GivenParticulars(
        Map<String, GivenValue> attributes, List<GivenContact> contacts, Map<String, String> extensions) {

    public static final GivenParticulars NONE = new GivenParticulars(Map.of(), List.of(), Map.of());

    public GivenParticulars {
        attributes = Map.copyOf(attributes);
        contacts = List.copyOf(contacts);
        extensions = Map.copyOf(extensions);
    }

    /// As part of what an operation asks for; nothing where it says nothing of them.
    String asGiven() {
        return SetAttributes.asGiven(attributes) + SetContacts.asGiven(contacts) + SetExtensions.asGiven(extensions);
    }
}
