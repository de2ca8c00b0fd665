package org.tillbridge.channel.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CountryCheck;
import org.tillbridge.kernel.customer.CountryRules;
import org.tillbridge.kernel.customer.CreationMode;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.realtime.NumberedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;

/// Creates a customer at the till, at once: the customer, the words it is found by, the request for
/// headquarters. The same create again gets the same answer.
///
/// Where the profile says so, headquarters is asked first, and its account ID is shown. When it
/// does not answer, the same create goes on without it (spec 2.1.5); what its rules refuse is
/// refused here.
public final class CreateCustomer {

    private static final String ALREADY_EXISTS = "CustomerAlreadyExists";
    private static final String OTHER_CONTENT = "RequestHasOtherContent";

    private final CustomerStation station;
    private final Journal journal;
    private final FindCustomer find;
    private final StoreCreation store;
    private final CreateParticulars particulars;
    private final DeliverEarly early;

    public CreateCustomer(CustomerStation station) {
        this.station = station;
        this.journal = new Journal(station.database(), station.store());
        this.find = new FindCustomer(station);
        this.store = new StoreCreation(station);
        this.particulars = new CreateParticulars(station);
        this.early = new DeliverEarly(station);
    }

    public Creation run(NewCustomer given) {
        FindDefaults.Inherited inherited = FindDefaults.inherited(station);
        CustomerDefaults defaults = inherited.defaults();
        CreateParticulars.Judged judged = particulars.judge(given, inherited.affiliations());
        return switch (CustomerRules.checkNew(judged.draft(), defaults.usualType())) {
            case Verdict.Refused refused -> refuse(given, refused.violations());
            case Verdict.Accepted accepted -> {
                CreationMode mode = station.ask().mode();
                NewKeys keys = NewKeys.of(given, ids(given, mode));
                CustomerPayload card = accepted.payload().completed(defaults, keys.ids());
                List<Violation> wrong = look(card, given.draft().countryCheck());
                wrong.addAll(judged.violations());
                yield wrong.isEmpty()
                        ? create(given, request(given, keys, card, judged.particulars()), mode)
                        : refuse(given, wrong);
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

    /// What a caller can ask for again makes the same keys, where headquarters hears of them before
    /// the journal does.
    private Supplier<UUID> ids(NewCustomer given, CreationMode mode) {
        boolean named = given.key() != null || given.customerId() != null;
        return mode == CreationMode.SYNC && named ? DerivedIds.of(station.store(), given) : station.ids();
    }

    private CapturedRequest request(NewCustomer given, NewKeys keys, CustomerPayload card, Particulars particulars) {
        return new CapturedRequest(
                keys.request(),
                keys.customer(),
                card,
                particulars,
                station.clock().instant(),
                given.key(),
                contentOf(given));
    }

    private static ContentHash contentOf(NewCustomer given) {
        String named = given.customerId() == null ? "" : given.customerId().toString();
        return ContentHash.of(
                RequestKind.CREATE_CUSTOMER.name(),
                named,
                CustomerRules.asGiven(given.draft()).toJson()
                        + given.particulars().asGiven());
    }

    private Creation create(NewCustomer given, CapturedRequest request, CreationMode mode) {
        if (mode == CreationMode.SYNC) {
            return earlier(given, given.customerId()).orElseGet(() -> throughHeadquarters(given, request));
        }
        return store.isNew(request, Origin.pending(mode, null))
                ? created(request)
                : earlier(given, given.customerId()).orElse(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
    }

    private Creation throughHeadquarters(NewCustomer given, CapturedRequest request) {
        boolean known = given.customerId() != null
                && find.run(new CustomerReference.ById(given.customerId())).isPresent();
        var answer = station.ask().service().create(request.call(station.clock().instant()));
        return switch (answer) {
            case RealtimeAnswer.Done<NumberedCustomer>(NumberedCustomer customer) ->
                stored(given, request.capturedAt(customer.capturedAt()), Origin.numbered(customer));
            case RealtimeAnswer.Refused<NumberedCustomer>(String code, String message) -> refused(code, message);
            case RealtimeAnswer.Unanswered<NumberedCustomer>(String code) ->
                known
                        ? new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS)
                        : stored(given, request, Origin.pending(CreationMode.ASYNC_BY_FALLBACK, code));
        };
    }

    private static Creation refused(String code, String message) {
        return switch (code) {
            case ALREADY_EXISTS -> new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS);
            case OTHER_CONTENT -> new Creation.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
            default -> new Creation.RefusedByHeadquarters(code, message);
        };
    }

    /// Two at once with one key asked headquarters for the same customer, and store it once.
    private Creation stored(NewCustomer given, CapturedRequest request, Origin origin) {
        if (!store.isNewOrReceived(request, origin)) {
            return earlier(given, request.customer()).orElse(new Creation.Taken(Conflict.CUSTOMER_ALREADY_EXISTS));
        }
        return origin.customer() == null ? created(request) : numbered(request, origin.customer());
    }

    private Creation created(CapturedRequest request) {
        station.captured().wake();
        return new Creation.Created(
                Customer.captured(request.customer(), request.payload(), request.particulars(), request.capturedAt()));
    }

    /// Headquarters has the customer; what she comes with beside her card follows her there at once.
    private Creation numbered(CapturedRequest request, NumberedCustomer customer) {
        if (request.particulars().isEmpty()) {
            station.captured().wake();
        } else if (early.meetsWithAHold(request.customer())) {
            return new Creation.Created(
                    find.run(new CustomerReference.ById(request.customer())).orElseThrow());
        }
        CustomerPayload card = CustomerPayload.fromJson(customer.card());
        return new Creation.Created(Customer.numbered(
                request.customer(), customer.accountId(), card, request.particulars(), request.capturedAt()));
    }

    // A create that was taken before other defaults came is still answered as it was.
    private Creation refuse(NewCustomer given, List<Violation> violations) {
        return earlier(given, given.customerId())
                .filter(Creation.AlreadyCreated.class::isInstance)
                .orElse(new Creation.Refused(violations));
    }

    private Optional<Creation> earlier(NewCustomer given, @Nullable CustomerId customer) {
        return journal.findEarlier(given.key(), customer).map(earlier -> answerAgain(earlier, given, contentOf(given)));
    }

    // From the journal, not from the customer as it is now: the same create gets the same answer for ever.
    private Creation answerAgain(Journal.Entry earlier, NewCustomer given, ContentHash content) {
        if (earlier.asksFor(content) && earlier.findPayload().isPresent()) {
            CustomerPayload card = earlier.findPayload().get();
            CustomerId id = earlier.customer();
            Particulars with = particulars
                    .judge(given, FindDefaults.inherited(station).affiliations())
                    .particulars();
            return new Creation.AlreadyCreated(
                    earlier.account() == null
                            ? Customer.captured(id, card, with, earlier.capturedAt())
                            : Customer.numbered(id, earlier.account(), card, with, earlier.capturedAt()));
        }
        return new Creation.Taken(
                earlier.holds(given.key()) ? Conflict.IDEMPOTENCY_KEY_REUSED : Conflict.CUSTOMER_ALREADY_EXISTS);
    }
}
