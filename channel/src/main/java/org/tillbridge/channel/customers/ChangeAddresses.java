package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressRequest;
import org.tillbridge.kernel.customer.AddressVerdict;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;

/// Adds, changes and ends addresses of a customer at the till, at once and without asking anybody,
/// however many she has and whether she has her account ID yet: one request an address.
public final class ChangeAddresses {

    private final CustomerStation station;
    private final FindCustomer find;
    private final Journal journal;
    private final LockCustomer lock;
    private final DeliverEarly early;
    private final SaveAddresses save;

    public ChangeAddresses(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.journal = new Journal(station.database(), station.store());
        this.lock = new LockCustomer(station);
        this.early = new DeliverEarly(station);
        this.save = new SaveAddresses(station);
    }

    public AddressOutcome run(AddressChange given) {
        try {
            AddressOutcome outcome = station.database().inTransaction(() -> change(given));
            return outcome instanceof AddressOutcome.Saved(Customer customer, List<UUID> addresses)
                            && early.meetsWithAHold(customer.id())
                    ? new AddressOutcome.Saved(require(customer.id()), addresses)
                    : outcome;
        } catch (DuplicateKeyException taken) {
            // The same key at the same moment for another customer: those two are not held apart by a customer's lock.
            return new AddressOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private AddressOutcome change(AddressChange given) {
        Optional<CustomerId> locked = lock.run(given.customer());
        if (locked.isEmpty()) {
            return new AddressOutcome.NotFound();
        }
        ContentHash content = content(given, locked.get());
        Customer current = require(locked.get());
        Optional<Journal.Entry> earlier =
                given.key() == null ? Optional.empty() : journal.findEarlier(given.key(), null);
        if (earlier.isPresent()) {
            return answerAgain(earlier.get(), current, content);
        }
        return switch (save.judge(current, current.card(), given.asked())) {
            case AddressVerdict.Refused refused -> new AddressOutcome.Refused(refused.violations());
            case AddressVerdict.Accepted accepted -> save(given, current, accepted.requests(), content);
        };
    }

    private AddressOutcome save(
            AddressChange given, Customer current, List<AddressRequest> requests, ContentHash content) {
        if (requests.isEmpty()) {
            return new AddressOutcome.Unchanged(current, keys(given.asked().addresses()));
        }
        if (given.isStale(current.card().addresses())) {
            return new AddressOutcome.Stale();
        }
        save.run(new Operation(current.id(), given.key(), content), requests);
        List<AddressPayload> saved =
                requests.stream().map(AddressRequest::address).toList();
        return new AddressOutcome.Saved(require(current.id()), keys(saved));
    }

    private static AddressOutcome answerAgain(Journal.Entry earlier, Customer current, ContentHash content) {
        if (!earlier.asksFor(content)) {
            return new AddressOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
        List<AddressPayload> first =
                earlier.findText().map(AddressPayload::fromJson).stream().toList();
        return new AddressOutcome.Unchanged(current, keys(first));
    }

    private static List<UUID> keys(List<AddressPayload> addresses) {
        return addresses.stream()
                .map(AddressPayload::addressId)
                .filter(Objects::nonNull)
                .toList();
    }

    private static ContentHash content(AddressChange given, CustomerId customer) {
        var text = new StringBuilder(given.asked().keys().name());
        for (AddressPayload address : given.asked().addresses()) {
            text.append('\n').append(address.deactivate()).append(address.toJson());
        }
        return ContentHash.of("ADDRESSES", customer.toString(), text.toString());
    }

    private Customer require(CustomerId customer) {
        return find.run(new CustomerReference.ById(customer)).orElseThrow();
    }
}
