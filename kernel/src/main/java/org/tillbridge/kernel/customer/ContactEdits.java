package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Judges what is said of a customer's e-mails and phones. The primary one of a kind is the
/// customer's own field and nothing else, so there is never more than one; beside it are contacts,
/// each with its consent. What is not named stays.
public final class ContactEdits {

    private final SecondaryContacts setting;
    private final String country;

    /// @param country the store's, in which phones are read
    public ContactEdits(SecondaryContacts setting, String country) {
        this.setting = setting;
        this.country = country;
    }

    /// @param card     the customer's fields as they are; none of a new one
    /// @param asked    what the same operation asks of them
    /// @param contacts hers as they are, by key
    public ContactVerdict judge(
            List<GivenContact> given, CustomerPayload card, CustomerPayload asked, Map<UUID, Contact> contacts) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < given.size(); i++) {
            GivenContact one = given.get(i);
            ContactRules.check(one.kind(), one.value(), "contacts/" + i).ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            return new ContactVerdict.Refused(found);
        }
        var edit = new Edit(card, asked, contacts);
        for (ContactKind kind : ContactKind.values()) {
            edit.judge(kind, given.stream().filter(one -> one.kind() == kind).toList());
        }
        return edit.verdict();
    }

    /// Mutable: what one operation makes of the contacts; an object serves one judgement.
    private final class Edit {

        private final CustomerPayload card;
        private final CustomerPayload asked;
        private final Map<UUID, Contact> before;
        private final Map<UUID, Contact> after;
        private final Map<CustomerField, String> primaries = new EnumMap<>(CustomerField.class);
        private final Set<CustomerField> cleared = EnumSet.noneOf(CustomerField.class);
        private final List<Violation> found = new ArrayList<>();

        Edit(CustomerPayload card, CustomerPayload asked, Map<UUID, Contact> contacts) {
            this.card = card;
            this.asked = asked;
            this.before = contacts;
            this.after = new LinkedHashMap<>(contacts);
        }

        void judge(ContactKind kind, List<GivenContact> given) {
            @Nullable
            UUID current = Contact.primary(kind, card).map(Contact::key).orElse(null);
            @Nullable UUID primary = primary(kind, given, current);
            for (GivenContact one : given) {
                take(one, Contact.read(kind, one.value(), false, country), primary, current);
            }
            if (current != null && !current.equals(primary)) {
                keepOrForget(kind, given, current);
            }
        }

        /// The key of the primary contact after it; null: there is none.
        private @Nullable UUID primary(ContactKind kind, List<GivenContact> given, @Nullable UUID current) {
            Set<UUID> wanted = new LinkedHashSet<>();
            field(kind).map(value -> key(kind, value)).ifPresent(wanted::add);
            given.stream()
                    .filter(GivenContact::isToBePrimary)
                    .map(one -> key(kind, one.value()))
                    .forEach(wanted::add);
            wanted.remove(current);
            if (wanted.size() > 1) {
                found.add(new Violation(
                        "MultiplePrimaryContacts",
                        kind.primary().column(),
                        "%s can be only one; several are said to be the primary one"
                                .formatted(kind.primary().label())));
            }
            if (!wanted.isEmpty()) {
                UUID chosen = wanted.iterator().next();
                choose(kind, given, chosen);
                return chosen;
            }
            boolean isCleared = asked.cleared().contains(kind.primary());
            return current == null || isCleared ? first(kind, given, isCleared) : current;
        }

        /// Somebody without a primary contact gets the first that is named.
        private @Nullable UUID first(ContactKind kind, List<GivenContact> given, boolean isCleared) {
            Optional<GivenContact> first =
                    given.stream().filter(one -> !one.ends()).findFirst().filter(one -> !isCleared);
            first.ifPresent(one -> primaries.put(kind.primary(), one.value()));
            return first.map(one -> key(kind, one.value())).orElse(null);
        }

        private void choose(ContactKind kind, List<GivenContact> given, UUID chosen) {
            given.stream()
                    .filter(GivenContact::isToBePrimary)
                    .filter(one -> key(kind, one.value()).equals(chosen))
                    .findFirst()
                    .ifPresent(one -> primaries.put(kind.primary(), one.value()));
        }

        private void take(GivenContact one, Contact contact, @Nullable UUID primary, @Nullable UUID current) {
            UUID key = contact.key();
            Contact known = after.get(key);
            if (one.ends()) {
                after.remove(key);
                if (key.equals(current) && key.equals(primary)) {
                    cleared.add(one.kind().primary());
                }
                return;
            }
            boolean isNew = known == null && !key.equals(primary) && !key.equals(current);
            if (isNew && setting == SecondaryContacts.REFUSED) {
                found.add(
                        new Violation(
                                "SecondaryContactsRefused",
                                "contacts",
                                "This store keeps one e-mail and one phone of a customer; its profile says so: tillbridge profiles"));
            }
            boolean consents = one.optIn() == null ? known != null && known.optIn() : one.optIn();
            boolean isKept = known != null || consents || !key.equals(primary);
            if (isKept && !(isNew && setting != SecondaryContacts.TAKEN)) {
                after.put(key, (known == null ? contact : known).withOptIn(consents));
            }
        }

        /// One that gives way to another contact stays beside it; one whose field is only written
        /// anew is gone, and her consent with it.
        private void keepOrForget(ContactKind kind, List<GivenContact> given, UUID current) {
            boolean givesWay = primaries.containsKey(kind.primary()) && setting == SecondaryContacts.TAKEN;
            boolean isNamed =
                    given.stream().anyMatch(one -> key(kind, one.value()).equals(current));
            if (givesWay && !isNamed) {
                Contact.primary(kind, card).ifPresent(old -> after.putIfAbsent(current, old));
            }
            if (!givesWay && !isNamed) {
                after.remove(current);
            }
        }

        private Optional<String> field(ContactKind kind) {
            return asked.find(kind.primary());
        }

        private UUID key(ContactKind kind, String value) {
            return Contact.read(kind, value, false, country).key();
        }

        ContactVerdict verdict() {
            if (after.size() > ContactRules.MOST) {
                found.add(new Violation(
                        "TooManyContacts",
                        "contacts",
                        "A customer has at most %d contacts".formatted(ContactRules.MOST),
                        ContactRules.MOST));
            }
            if (!found.isEmpty()) {
                return new ContactVerdict.Refused(found);
            }
            Map<UUID, @Nullable Contact> changes = new LinkedHashMap<>();
            after.forEach((key, contact) -> {
                if (!Objects.equals(contact, before.get(key))) {
                    changes.put(key, contact);
                }
            });
            before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> changes.put(key, null));
            return new ContactVerdict.Accepted(primaries, cleared, changes);
        }
    }
}
