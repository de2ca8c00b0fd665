package org.tillbridge.channel.customers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.kernel.customer.CountryCheck;
import org.tillbridge.kernel.customer.CountryRules;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;

/// Creates a customer at the till, at once and without asking anybody: the customer, the words it
/// is found by, the request for headquarters. The same create again gets the same answer.
public final class CreateCustomer {

    private static final Sql CREATE = Sql.of(CreateCustomer.class, "01_create_customer.sql");
    private static final Sql DEFAULTS = Sql.of(CreateCustomer.class, "find_default_customer.sql");

    private final CustomerStation station;
    private final Journal journal;

    public CreateCustomer(CustomerStation station) {
        this.station = station;
        this.journal = new Journal(station.database(), station.store());
    }

    public Creation run(NewCustomer given) {
        CustomerDefaults defaults = defaults();
        return switch (CustomerRules.checkNew(given.draft(), defaults.usualType())) {
            case Verdict.Refused refused -> refuse(given, refused.violations());
            case Verdict.Accepted accepted -> {
                CustomerPayload card = accepted.payload().completed(defaults, station.ids());
                List<Violation> wrong = look(card, given.draft().countryCheck());
                yield wrong.isEmpty() ? create(given, card) : refuse(given, wrong);
            }
        };
    }

    private static List<Violation> look(CustomerPayload card, CountryCheck check) {
        List<Violation> wrong = new ArrayList<>(CustomerRules.checkComplete(card));
        if (check == CountryCheck.REFUSES) {
            wrong.addAll(CountryRules.lookAt(card.addresses()));
        }
        return wrong;
    }

    /// What the store's default customer has, as far as it was downloaded, before what the store's
    /// configuration says.
    private CustomerDefaults defaults() {
        Store store = station.store();
        return DEFAULTS
                .list(
                        station.database().client(),
                        Map.of("channel_id", store.channelId(), "legal_entity", store.legalEntity()),
                        (row, number) -> CustomerPayload.fromJson(row.getString("card")))
                .stream()
                .findFirst()
                .map(card -> store.defaults().behind(card.values()))
                .orElse(store.defaults());
    }

    // A create that was taken before other defaults came is still answered as it was.
    private Creation refuse(NewCustomer given, List<Violation> violations) {
        return earlier(given)
                .filter(Creation.AlreadyCreated.class::isInstance)
                .orElse(new Creation.Refused(violations));
    }

    private Creation create(NewCustomer given, CustomerPayload card) {
        CapturedRequest request = request(given, card);
        if (isStored(request)) {
            station.captured().wake();
            return new Creation.Created(asCreated(request.customer(), request.payload(), request.capturedAt()));
        }
        return earlier(given).orElse(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
    }

    private Optional<Creation> earlier(NewCustomer given) {
        return journal.findEarlier(given.key(), given.customerId())
                .map(earlier -> answerAgain(earlier, given, contentOf(given)));
    }

    private static ContentHash contentOf(NewCustomer given) {
        String named = given.customerId() == null ? "" : given.customerId().toString();
        return ContentHash.of(RequestKind.CREATE_CUSTOMER, named, CustomerRules.asGiven(given.draft()));
    }

    private CapturedRequest request(NewCustomer given, CustomerPayload card) {
        CustomerId customer = given.customerId();
        return new CapturedRequest(
                station.ids().get(),
                customer == null ? new CustomerId(station.ids().get()) : customer,
                card,
                station.clock().instant(),
                given.key(),
                contentOf(given));
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
