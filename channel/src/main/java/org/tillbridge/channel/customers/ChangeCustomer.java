package org.tillbridge.channel.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.kernel.customer.AddressRequest;
import org.tillbridge.kernel.customer.AddressVerdict;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactVerdict;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;

/// Changes a customer at the till, at once: the customer shows the new values, the request for
/// headquarters carries only what really changes and the version it was made from. Her addresses
/// and attributes change with her, by requests of their own in the same transaction.
public final class ChangeCustomer {

    private static final Sql CHANGE = Sql.of(ChangeCustomer.class, "02_change_customer.sql");

    private final CustomerStation station;
    private final FindCustomer find;
    private final Journal journal;
    private final LockCustomer lock;
    private final DeliverEarly early;
    private final SaveAddresses addresses;
    private final SetAttributes attributes;
    private final SetContacts contacts;

    public ChangeCustomer(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.journal = new Journal(station.database(), station.store());
        this.lock = new LockCustomer(station);
        this.early = new DeliverEarly(station);
        this.addresses = new SaveAddresses(station);
        this.attributes = new SetAttributes(station);
        this.contacts = new SetContacts(station);
    }

    public Change run(CustomerChange given) {
        return switch (CustomerRules.checkChange(given.draft())) {
            case Verdict.Refused refused -> new Change.Refused(refused.violations());
            case Verdict.Accepted accepted -> changeAndWake(given, accepted.payload());
        };
    }

    private Change changeAndWake(CustomerChange given, CustomerPayload asked) {
        try {
            Change change = station.database().inTransaction(() -> change(given, asked));
            return change instanceof Change.Changed(Customer changed) && early.meetsWithAHold(changed.id())
                    ? new Change.Changed(require(changed.id()))
                    : change;
        } catch (DuplicateKeyException taken) {
            // The same key at the same moment for another customer: those two are not held apart by a customer's lock.
            return new Change.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private Change change(CustomerChange given, CustomerPayload asked) {
        Optional<CustomerId> locked = lock.run(given.customer());
        if (locked.isEmpty()) {
            return new Change.NotFound();
        }
        CustomerId customer = locked.get();
        ContentHash content = ContentHash.of(
                RequestKind.CHANGE_CUSTOMER.name(),
                customer.toString(),
                asked.toJson() + given.particulars().asGiven());
        Optional<Journal.Entry> earlier =
                given.key() == null ? Optional.empty() : journal.findEarlier(given.key(), null);
        if (earlier.isPresent()) {
            return answerAgain(earlier.get(), customer, content);
        }
        Customer current = require(customer);
        @Nullable CustomerVersion seen = given.seen();
        Set<CustomerField> stale = seen == null ? Set.of() : seen.changedSince(current, asked);
        if (!stale.isEmpty()) {
            return new Change.Stale(stale, List.of());
        }
        return switch (contacts.judge(
                given.particulars().contacts(),
                current.card(),
                asked,
                current.particulars().contacts())) {
            case ContactVerdict.Refused refused -> new Change.Refused(refused.violations());
            case ContactVerdict.Accepted accepted ->
                withContacts(new Asked(given, content, accepted), current, accepted.into(asked));
        };
    }

    /// @param contacts what becomes of her contacts
    private record Asked(CustomerChange given, ContentHash content, ContactVerdict.Accepted contacts) {}

    private Change withContacts(Asked operation, Customer current, CustomerPayload asked) {
        String country = station.store().defaults().country();
        return switch (CustomerRules.changeOf(asked, current.card(), country)) {
            case Verdict.Refused refused -> new Change.Refused(refused.violations());
            case Verdict.Accepted accepted -> withParts(operation, current, accepted.payload());
        };
    }

    private Change withParts(Asked operation, Customer current, CustomerPayload payload) {
        CustomerChange given = operation.given();
        SetAttributes.Judged values = attributes.judge(given.particulars().attributes());
        SetExtensions.Judged extensions = SetExtensions.judge(
                given.particulars().extensions(), current.particulars().extensions());
        List<Violation> wrong = new ArrayList<>(values.violations());
        wrong.addAll(extensions.violations());
        if (!wrong.isEmpty()) {
            return new Change.Refused(wrong);
        }
        var asked = new AddressesAsked(
                given.draft().addresses(),
                AddressesAsked.Keys.OF_KNOWN_ADDRESSES,
                given.draft().countryCheck());
        return switch (addresses.judge(current, current.card().changedBy(payload), asked)) {
            case AddressVerdict.Refused refused -> new Change.Refused(refused.violations());
            case AddressVerdict.Accepted accepted -> {
                var news = new News(
                        payload,
                        accepted.requests(),
                        values.otherThan(current.particulars().attributes()),
                        extensions.values(),
                        operation.contacts().changes());
                List<String> stale = news.changedSince(given.seen(), current);
                if (!stale.isEmpty()) {
                    yield new Change.Stale(Set.of(), stale);
                }
                yield news.isEmpty()
                        ? new Change.Unchanged(current)
                        : save(given, current.id(), news, operation.content());
            }
        };
    }

    /// What really changes. Nothing else has a journal row: at headquarters it would win over
    /// somebody's real change of the same field, by being later.
    private record News(
            CustomerPayload card,
            List<AddressRequest> addresses,
            List<AttributeValue> attributes,
            Map<String, String> extensions,
            Map<UUID, @Nullable Contact> contacts) {

        /// Of her attributes and contacts; of her addresses each has a version of its own.
        List<String> changedSince(@Nullable CustomerVersion seen, Customer current) {
            return seen == null
                    ? List.of()
                    : seen.changedSince(
                            current,
                            Stream.concat(
                                            attributes.stream().map(AttributeValue::name),
                                            extensions.keySet().stream().map(Extensions::marked))
                                    .toList(),
                            contacts.keySet());
        }

        boolean isEmpty() {
            return card.isEmpty() && addresses.isEmpty() && !hasValues() && contacts.isEmpty();
        }

        boolean hasValues() {
            return !attributes.isEmpty() || !extensions.isEmpty();
        }
    }

    /// One row of the operation has its key.
    private Change save(CustomerChange given, CustomerId customer, News news, ContentHash content) {
        IdempotencyKey ofParts = news.card().isEmpty() ? given.key() : null;
        if (!news.addresses().isEmpty()) {
            addresses.run(new Operation(customer, ofParts, content), news.addresses());
        }
        if (news.hasValues()) {
            IdempotencyKey key = news.addresses().isEmpty() ? ofParts : null;
            attributes.run(new Operation(customer, key, content), news.attributes(), news.extensions());
        }
        if (!news.contacts().isEmpty()) {
            boolean isFirst = news.addresses().isEmpty() && !news.hasValues();
            contacts.run(new Operation(customer, isFirst ? ofParts : null, content), news.contacts());
        }
        if (!news.card().isEmpty()) {
            var request = new CapturedRequest(
                    station.ids().get(),
                    customer,
                    news.card(),
                    Particulars.NONE,
                    station.clock().instant(),
                    given.key(),
                    content);
            CHANGE.update(station.database().client(), request.parameters(station.store()));
        }
        return new Change.Changed(require(customer));
    }

    private Change answerAgain(Journal.Entry earlier, CustomerId customer, ContentHash content) {
        return earlier.asksFor(content)
                ? new Change.Unchanged(require(customer))
                : new Change.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
    }

    private Customer require(CustomerId customer) {
        return find.run(new CustomerReference.ById(customer)).orElseThrow();
    }
}
