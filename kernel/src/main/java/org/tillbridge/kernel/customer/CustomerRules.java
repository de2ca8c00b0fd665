package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tillbridge.kernel.customer.TextRules.Slot;

/// What a customer may be. The limits on single fields are in [CustomerField] and [AddressField].
///
/// Text is kept exactly as it came; blank text is no text.
public final class CustomerRules {

    private static final List<CustomerField> MANDATORY = List.of(CustomerField.CUSTOMER_GROUP, CustomerField.CURRENCY);

    private CustomerRules() {}

    /// Whether a database can hold this text at all: no NUL, no half of a surrogate pair.
    public static boolean isStorable(String text) {
        return TextRules.isStorable(text);
    }

    /// What somebody asks for, before anything is looked at or added.
    public static CustomerPayload asGiven(CustomerDraft draft) {
        return new CustomerPayload(withoutBlanks(draft.values()), Set.of(), addresses(draft));
    }

    /// Looks at the card of a new customer. A card that does not say what it is is a person's.
    public static Verdict checkNew(CustomerDraft draft) {
        return checkNew(draft, CustomerType.PERSON);
    }

    /// The same where a card that does not say what it is means something else.
    public static Verdict checkNew(CustomerDraft draft, CustomerType usual) {
        Map<CustomerField, String> values = withoutBlanks(draft.values());
        values.putIfAbsent(CustomerField.CUSTOMER_TYPE, usual.name());
        List<AddressPayload> addresses = addresses(draft);

        List<Violation> found = checkTexts(values);
        found.addAll(NameRules.check(values));
        found.addAll(AddressRules.check(addresses));
        if (!found.isEmpty()) {
            return new Verdict.Refused(found);
        }
        PersonName.compose(values).ifPresent(name -> values.put(CustomerField.NAME, name));
        return new Verdict.Accepted(new CustomerPayload(values, Set.of(), addresses));
    }

    /// Looks at what a change asks for, as far as that can be judged without the customer; a blank
    /// text empties a field.
    public static Verdict checkChange(CustomerDraft draft) {
        Map<CustomerField, String> values = withoutBlanks(draft.values());
        Set<CustomerField> cleared = EnumSet.noneOf(CustomerField.class);
        cleared.addAll(draft.cleared());
        cleared.addAll(draft.values().keySet());
        cleared.removeAll(values.keySet());

        List<Violation> found = checkTexts(values);
        if (!found.isEmpty()) {
            return new Verdict.Refused(found);
        }
        return new Verdict.Accepted(new CustomerPayload(values, cleared, draft.addresses()));
    }

    /// Looks whether a completed card has what headquarters cannot do without (spec C05).
    public static List<Violation> checkComplete(CustomerPayload completed) {
        return MANDATORY.stream()
                .filter(field -> completed.find(field).isEmpty())
                .map(field -> new Violation(
                        Violation.NO_DEFAULT_CUSTOMER,
                        field.column(),
                        "%s is missing, and the store has no default customer to take it from; give it, or set one at headquarters: tillbridge stores set STORE --default-customer CUSTOMER"
                                .formatted(field.label())))
                .toList();
    }

    /// What a checked change really changes at this customer, with what follows from it (a person's
    /// full name, the phone in E.164). An empty payload: nothing. What is asked of her addresses is
    /// judged by [AddressEdits].
    ///
    /// @param country the store's, in which phones are read
    public static Verdict changeOf(CustomerPayload requested, CustomerPayload current, String country) {
        Map<CustomerField, String> after = new EnumMap<>(CustomerField.class);
        after.putAll(current.values());
        after.putAll(requested.values());
        after.keySet().removeAll(requested.cleared());
        after.put(CustomerField.CUSTOMER_TYPE, current.values().get(CustomerField.CUSTOMER_TYPE));

        List<Violation> found = checkReadOnly(requested, current);
        found.addAll(NameRules.checkChanged(requested, current, after));
        if (!found.isEmpty()) {
            return new Verdict.Refused(found);
        }
        NameRules.recompose(current, after);
        readPhoneAgain(current, after, country);
        return new Verdict.Accepted(difference(current.values(), after));
    }

    private static List<Violation> checkTexts(Map<CustomerField, String> values) {
        List<Violation> found = new ArrayList<>();
        values.forEach((field, value) -> {
            Slot slot = Slot.of(field);
            var text = TextRules.check(slot, value);
            text.ifPresent(found::add);
            if (field == CustomerField.RECEIPT_OPTION && !ReceiptOption.isOption(value)) {
                found.add(new Violation(
                        Violation.INVALID_RECEIPT_OPTION, slot.target(), slot.label() + " is PRINT, EMAIL or BOTH"));
            }
            if (text.isEmpty() && field == CustomerField.BIRTH_DATE) {
                BirthDate.check(slot, value).ifPresent(found::add);
            }
            boolean isEmail = field == CustomerField.EMAIL || field == CustomerField.RECEIPT_EMAIL;
            if (text.isEmpty() && isEmail) {
                TextRules.checkEmail(slot, value).ifPresent(found::add);
            }
        });
        return found;
    }

    private static List<Violation> checkReadOnly(CustomerPayload requested, CustomerPayload current) {
        List<Violation> found = new ArrayList<>();
        var type = CustomerField.CUSTOMER_TYPE;
        if (requested.find(type).isPresent() && !requested.find(type).equals(current.find(type))) {
            found.add(new Violation(
                    Violation.READ_ONLY, type.column(), "A person stays a person, an organization an organization"));
        }
        return found;
    }

    private static void readPhoneAgain(CustomerPayload current, Map<CustomerField, String> after, String country) {
        String phone = after.get(CustomerField.PHONE);
        if (phone == null) {
            after.remove(CustomerField.PHONE_NUMBER);
            return;
        }
        if (phone.equals(current.values().get(CustomerField.PHONE))) {
            return;
        }
        PhoneNumber.parse(phone, country)
                .ifPresentOrElse(
                        number -> after.put(CustomerField.PHONE_NUMBER, number),
                        () -> after.remove(CustomerField.PHONE_NUMBER));
    }

    private static CustomerPayload difference(Map<CustomerField, String> before, Map<CustomerField, String> after) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        after.forEach((field, value) -> {
            if (!value.equals(before.get(field))) {
                values.put(field, value);
            }
        });
        Set<CustomerField> cleared = EnumSet.noneOf(CustomerField.class);
        cleared.addAll(before.keySet());
        cleared.removeAll(after.keySet());
        return new CustomerPayload(values, cleared, List.of());
    }

    private static List<AddressPayload> addresses(CustomerDraft draft) {
        return draft.addresses().stream().map(AddressRules::withoutBlanks).toList();
    }

    private static Map<CustomerField, String> withoutBlanks(Map<CustomerField, String> given) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        given.forEach((field, value) -> {
            if (!value.isBlank()) {
                values.put(field, value);
            }
        });
        return values;
    }
}
