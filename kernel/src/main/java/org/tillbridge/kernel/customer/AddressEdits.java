package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What somebody wants of the addresses of a customer who is there, judged and turned into
/// requests: each carries only what really changes.
public final class AddressEdits {

    private final Map<CustomerField, String> customer;
    private final Map<UUID, AddressPayload> known = new HashMap<>();
    private final Set<UUID> ended;
    private final CustomerDefaults store;
    private final Supplier<UUID> ids;

    /// @param card the customer as she is, with the addresses she has
    /// @param ended the keys of addresses she had
    public AddressEdits(CustomerPayload card, Set<UUID> ended, CustomerDefaults store, Supplier<UUID> ids) {
        this.customer = card.values();
        this.ended = Set.copyOf(ended);
        this.store = store;
        this.ids = ids;
        card.addresses().forEach(address -> {
            if (address.addressId() != null) {
                known.put(address.addressId(), address);
            }
        });
    }

    /// Judges all of them before any is taken.
    public AddressVerdict judge(AddressesAsked asked) {
        var outcome = new Outcome(asked, new ArrayList<>(), new ArrayList<>());
        List<AddressPayload> given =
                asked.addresses().stream().map(AddressRules::withoutBlanks).toList();
        AddressRules.checkPrimary(given).ifPresent(outcome.violations()::add);
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            UUID key = given.get(i).addressId();
            if (key != null && !named.add(key)) {
                outcome.refuse(Violation.INVALID_ADDRESS, AddressRules.target(i), "Two addresses have the same key");
            } else {
                judge(given.get(i), AddressRules.target(i), outcome);
            }
        }
        return outcome.violations().isEmpty()
                ? new AddressVerdict.Accepted(outcome.requests())
                : new AddressVerdict.Refused(outcome.violations());
    }

    private void judge(AddressPayload given, String target, Outcome outcome) {
        List<Violation> texts = AddressRules.checkTexts(given, target);
        if (!texts.isEmpty()) {
            outcome.violations().addAll(texts);
            return;
        }
        UUID key = given.addressId();
        if (key == null || outcome.asked().keys() == AddressesAsked.Keys.OF_NEW_ADDRESSES) {
            add(given, target, outcome);
        } else if (known.containsKey(key)) {
            change(known.get(key), given, target, outcome);
        } else if (!(given.deactivate() && ended.contains(key))) {
            outcome.refuse(
                    Violation.ADDRESS_NOT_FOUND,
                    target,
                    "The customer has no address %s; leave the key out to add one".formatted(key));
        }
    }

    private void add(AddressPayload given, String target, Outcome outcome) {
        List<Violation> wrong = AddressRules.check(given, target);
        if (!wrong.isEmpty()) {
            outcome.violations().addAll(wrong);
            return;
        }
        AddressPayload added = PayloadCompletion.complete(given, customer, store, ids);
        @Nullable AddressPayload before = known.get(added.addressId());
        if (added.equals(before)) {
            return;
        }
        if (before != null || ended.contains(added.addressId())) {
            outcome.refuse(
                    Violation.ADDRESS_EXISTS,
                    target,
                    "Address %s exists already with other content".formatted(added.addressId()));
            return;
        }
        outcome.take(RequestKind.ADD_ADDRESS, added, added, target);
    }

    private void change(AddressPayload before, AddressPayload given, String target, Outcome outcome) {
        if (given.deactivate()) {
            var end = new AddressPayload(before.addressId(), Map.of(), Set.of(), null, true);
            outcome.requests().add(new AddressRequest(RequestKind.DEACTIVATE_ADDRESS, end));
            return;
        }
        AddressPayload after = after(before, given);
        Optional<Violation> empty = AddressRules.checkFilled(after, target);
        if (empty.isPresent()) {
            outcome.violations().add(empty.get());
            return;
        }
        AddressPayload difference = difference(before, after);
        List<Violation> tooMuch = AddressRules.checkTexts(difference, target);
        if (!tooMuch.isEmpty()) {
            outcome.violations().addAll(tooMuch);
            return;
        }
        if (!difference.changesNothing()) {
            outcome.take(RequestKind.CHANGE_ADDRESS, difference, after, target);
        }
    }

    /// A purpose or a country that is emptied is the usual one again.
    private AddressPayload after(AddressPayload before, AddressPayload given) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        values.putAll(before.values());
        values.putAll(given.values());
        values.computeIfPresent(
                AddressField.EXTENSIONS,
                (field, extensions) -> Extensions.changed(before.values().get(field), extensions));
        values.values().removeIf(String::isBlank);
        values.keySet().removeAll(given.cleared());
        PayloadCompletion.required(customer, store.country()).forEach((field, usual) -> {
            if (given.cleared().contains(field)) {
                values.put(field, usual);
            }
        });
        boolean primary = given.primary() == null ? before.isPrimary() : given.primary();
        return new AddressPayload(before.addressId(), values, primary);
    }

    private static AddressPayload difference(AddressPayload before, AddressPayload after) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        after.values().forEach((field, value) -> {
            if (!value.equals(before.values().get(field))) {
                values.put(field, value);
            }
        });
        Set<AddressField> cleared = EnumSet.noneOf(AddressField.class);
        cleared.addAll(before.values().keySet());
        cleared.removeAll(after.values().keySet());
        Boolean primary = after.isPrimary() == before.isPrimary() ? null : after.primary();
        return new AddressPayload(before.addressId(), values, cleared, primary, false);
    }

    /// What was found so far.
    private record Outcome(AddressesAsked asked, List<AddressRequest> requests, List<Violation> violations) {

        void refuse(String code, String target, String message) {
            violations.add(new Violation(code, target, message));
        }

        void take(RequestKind kind, AddressPayload payload, AddressPayload whole, String target) {
            if (asked.check() == CountryCheck.REFUSES) {
                violations.addAll(CountryRules.lookAt(whole, target));
            }
            requests.add(new AddressRequest(kind, payload));
        }
    }

    /// What is wrong with one request's address, whatever the customer has beside it.
    public static List<Violation> check(RequestKind kind, AddressPayload address) {
        return kind == RequestKind.ADD_ADDRESS
                ? AddressRules.check(address, "address")
                : AddressRules.checkTexts(address, "address");
    }
}
