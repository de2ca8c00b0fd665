package org.tillbridge.channel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactKind;
import org.tillbridge.kernel.customer.GivenContact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A ContactInformation on the wire. `IsPrimary` and `IsMarketingOptIn` are ours, after the
/// original's electronic address (spec 2.8).
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record ContactBody(int contactInformationTypeValue, String value, boolean isPrimary, boolean isMarketingOptIn) {

    private static final String TYPE = "ContactInformationTypeValue";
    private static final String VALUE = "Value";
    private static final String IS_PRIMARY = "IsPrimary";
    private static final String OPT_IN = "IsMarketingOptIn";
    private static final String DEACTIVATE = "Deactivate";
    private static final int PHONE = 1;
    private static final int EMAIL = 2;

    /// The primary ones first.
    static List<ContactBody> list(Customer customer) {
        List<Contact> kept = customer.particulars().contacts();
        return Stream.of(ContactKind.values())
                .flatMap(kind -> {
                    List<Contact> ofKind =
                            kept.stream().filter(one -> one.kind() == kind).toList();
                    return Contact.primary(kind, customer.card())
                            .map(primary -> withPrimary(primary, ofKind))
                            .orElseGet(() -> ofKind.stream().map(one -> of(one, false)));
                })
                .toList();
    }

    private static Stream<ContactBody> withPrimary(Contact primary, List<Contact> kept) {
        UUID key = primary.key();
        boolean consents = kept.stream().anyMatch(one -> one.key().equals(key) && one.optIn());
        return Stream.concat(
                Stream.of(new ContactBody(number(primary.kind()), primary.value(), true, consents)),
                kept.stream().filter(one -> !one.key().equals(key)).map(one -> of(one, false)));
    }

    private static ContactBody of(Contact contact, boolean primary) {
        return new ContactBody(number(contact.kind()), contact.value(), primary, contact.optIn());
    }

    private static int number(ContactKind kind) {
        return switch (kind) {
            case PHONE -> PHONE;
            case EMAIL -> EMAIL;
        };
    }

    /// What a caller says of contacts.
    static List<GivenContact> read(JsonNode customer) {
        List<GivenContact> given = new ArrayList<>();
        Fields.of(customer)
                .findArray(WireNames.CONTACTS)
                .ifPresent(array -> array.forEach(
                        contact -> given.add(contact(Fields.of(contact, WireNames.CONTACTS + "/" + given.size())))));
        return given;
    }

    private static GivenContact contact(Fields fields) {
        fields.refuseOthersThan(Set.of(TYPE, VALUE, IS_PRIMARY, OPT_IN, DEACTIVATE));
        return new GivenContact(
                kind(fields),
                fields.findText(VALUE).orElse(""),
                fields.findBoolean(IS_PRIMARY).orElse(null),
                fields.findBoolean(OPT_IN).orElse(null),
                fields.findBoolean(DEACTIVATE).orElse(false));
    }

    private static ContactKind kind(Fields fields) {
        return switch (fields.findInteger(TYPE).orElse(0)) {
            case PHONE -> ContactKind.PHONE;
            case EMAIL -> ContactKind.EMAIL;
            default -> throw Fields.wrongType(fields.path() + TYPE, "1 (phone) or 2 (e-mail)");
        };
    }
}
