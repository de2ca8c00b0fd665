package org.tillbridge.channel.customers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.sql.Sql;

/// Creates a customer at the till, at once and without asking anybody: the customer, the words it
/// is found by, the request for headquarters. The same create again gets the same answer.
public final class CreateCustomer {

    private static final Sql CREATE = Sql.of(CreateCustomer.class, "01_create_customer.sql");

    private final CustomerStation station;
    private final Journal journal;

    public CreateCustomer(CustomerStation station) {
        this.station = station;
        this.journal = new Journal(station.database(), station.store());
    }

    public Creation run(NewCustomer given) {
        return switch (CustomerRules.checkNew(given.draft())) {
            case Verdict.Refused refused -> new Creation.Refused(refused.violations());
            case Verdict.Accepted accepted -> create(given, accepted.payload());
        };
    }

    private Creation create(NewCustomer given, CustomerPayload asked) {
        CapturedRequest request = request(given, asked);
        if (isStored(request)) {
            station.captured().wake();
            return new Creation.Created(asCreated(request.customer(), request.payload(), request.capturedAt()));
        }
        return journal.findEarlier(given.key(), given.customerId())
                .map(earlier -> answerAgain(earlier, given, request.contentHash()))
                .orElse(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
    }

    private CapturedRequest request(NewCustomer given, CustomerPayload asked) {
        CustomerId customer = given.customerId();
        String named = customer == null ? "" : customer.toString();
        return new CapturedRequest(
                station.ids().get(),
                customer == null ? new CustomerId(station.ids().get()) : customer,
                asked.completed(station.store().defaults(), station.ids()),
                station.clock().instant(),
                given.key(),
                ContentHash.of(RequestKind.CREATE_CUSTOMER, named, asked));
    }

    // Two at once: the second waits for the first at the unique key, and finds it taken.
    private boolean isStored(CapturedRequest request) {
        Map<String, @Nullable Object> values = request.parameters(station.store());
        values.put("channel_id", station.store().channelId());
        try {
            return station.database()
                            .inTransaction(
                                    () -> CREATE.update(station.database().client(), values))
                    == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    // From the journal, not from the customer as it is now: the same create gets the same answer for ever.
    private static Creation answerAgain(Journal.Entry earlier, NewCustomer given, ContentHash content) {
        if (earlier.asksFor(content) && earlier.findPayload().isPresent()) {
            CustomerPayload payload = earlier.findPayload().get();
            return new Creation.AlreadyCreated(asCreated(earlier.customer(), payload, earlier.capturedAt()));
        }
        return new Creation.Taken(
                earlier.holds(given.key()) ? Conflict.IDEMPOTENCY_KEY_REUSED : Conflict.CUSTOMER_ALREADY_EXISTS);
    }

    private static Customer asCreated(CustomerId customer, CustomerPayload card, Instant capturedAt) {
        return new Customer(customer, null, card, capturedAt, SyncStatus.captured());
    }
}
