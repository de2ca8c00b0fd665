package org.tillbridge.channel.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactVerdict;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Judges what a new customer comes with beside her card, and captures it as requests of their own
/// behind her create, in its transaction.
final class CreateParticulars {

    private static final CustomerPayload NOBODY = new CustomerPayload(Map.of(), Set.of(), List.of());

    private static final Sql JOIN = Sql.of(CreateParticulars.class, "05_save_affiliations.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SetAttributes attributes;
    private final SetContacts contacts;
    private final CaptureParts capture;

    CreateParticulars(CustomerStation station) {
        this.attributes = new SetAttributes(station);
        this.contacts = new SetContacts(station);
        this.capture = new CaptureParts(station);
    }

    /// What was given, looked at.
    ///
    /// @param draft       the card, with the primary contacts
    /// @param particulars of no use while there are violations
    /// @param violations  all that is wrong
    record Judged(CustomerDraft draft, Particulars particulars, List<Violation> violations) {}

    /// @param inherited the affiliations of the store's default customer (spec B16)
    Judged judge(NewCustomer given, List<String> inherited) {
        SetAttributes.Judged values = attributes.judge(given.particulars().attributes());
        SetExtensions.Judged extensions =
                SetExtensions.judge(given.particulars().extensions(), Map.of());
        List<Violation> wrong = new ArrayList<>(values.violations());
        wrong.addAll(extensions.violations());
        return switch (contacts.judge(
                given.particulars().contacts(), NOBODY, CustomerRules.asGiven(given.draft()), List.of())) {
            case ContactVerdict.Refused refused -> {
                wrong.addAll(refused.violations());
                yield new Judged(given.draft(), Particulars.NONE, wrong);
            }
            case ContactVerdict.Accepted accepted -> {
                List<Contact> all = accepted.changes().values().stream()
                        .filter(Objects::nonNull)
                        .toList();
                yield new Judged(
                        given.draft().with(accepted.primaries()),
                        new Particulars(values.values(), all, inherited, extensions.values()),
                        wrong);
            }
        };
    }

    void run(CapturedRequest create) {
        Particulars given = create.particulars();
        var operation = new Operation(create.customer(), null, create.contentHash());
        if (!given.attributes().isEmpty() || !given.extensions().isEmpty()) {
            attributes.run(operation, given.attributes(), given.extensions());
        }
        if (!given.contacts().isEmpty()) {
            Map<UUID, @Nullable Contact> byKey = new LinkedHashMap<>();
            given.contacts().forEach(contact -> byKey.put(contact.key(), contact));
            contacts.run(operation, byKey);
        }
        if (!given.affiliations().isEmpty()) {
            List<PartRequest> joins = given.affiliations().stream()
                    .map(affiliation -> new PartRequest(
                            RequestKind.JOIN_AFFILIATION, JSON.writeValueAsString(Map.of("affiliation", affiliation))))
                    .toList();
            capture.run(operation, joins, JOIN);
        }
    }
}
