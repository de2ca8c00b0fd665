package org.tillbridge.channel.customers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactEdits;
import org.tillbridge.kernel.customer.ContactVerdict;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.GivenContact;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.SecondaryContacts;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Judges what is said of a customer's e-mails and phones, and captures what changes beside the
/// primary ones: one request for all of them. The primary ones are her own fields.
final class SetContacts {

    private static final Sql SHOW = Sql.of(SetContacts.class, "07_set_contacts.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerStation station;
    private final CaptureParts capture;

    SetContacts(CustomerStation station) {
        this.station = station;
        this.capture = new CaptureParts(station);
    }

    /// @param card     her fields as they are; none of a new one
    /// @param asked    what the same operation asks of them
    /// @param contacts hers as they are
    ContactVerdict judge(
            List<GivenContact> given, CustomerPayload card, CustomerPayload asked, List<Contact> contacts) {
        if (given.isEmpty() && contacts.isEmpty()) {
            return new ContactVerdict.Accepted(Map.of(), Set.of(), Map.of());
        }
        Map<UUID, Contact> byKey = new LinkedHashMap<>();
        contacts.forEach(contact -> byKey.put(contact.key(), contact));
        SecondaryContacts setting =
                given.isEmpty() ? SecondaryContacts.TAKEN : station.settings().secondaryContacts();
        return new ContactEdits(setting, station.store().defaults().country()).judge(given, card, asked, byKey);
    }

    /// @param changes at least one
    void run(Operation operation, Map<UUID, @Nullable Contact> changes) {
        Map<String, @Nullable Object> contacts = new LinkedHashMap<>();
        changes.forEach((key, contact) -> contacts.put(key.toString(), contact == null ? null : contact.toMap()));
        String payload = JSON.writeValueAsString(contacts);
        SHOW.update(
                station.database().client(),
                Map.of(
                        "legal_entity", station.store().legalEntity(),
                        "customer_id", operation.customer().value(),
                        "payload", payload));
        capture.run(operation, List.of(new PartRequest(RequestKind.SET_CONTACTS, payload)));
    }

    /// As part of what an operation asks for; nothing where it says nothing of contacts.
    static String asGiven(List<GivenContact> given) {
        return given.isEmpty() ? "" : "\n" + JSON.writeValueAsString(given);
    }
}
