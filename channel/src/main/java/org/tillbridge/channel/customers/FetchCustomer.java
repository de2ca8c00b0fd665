package org.tillbridge.channel.customers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.sql.Sql;

/// Finds a customer here, or asks headquarters for it and keeps it (spec 5.4): headquarters puts it
/// into the store's address books, so that the packages bring it from then on.
public final class FetchCustomer {

    private static final Sql RECEIVE = Sql.of(FetchCustomer.class, "receive_customer.sql");

    private final CustomerStation station;
    private final FindCustomer find;

    FetchCustomer(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
    }

    /// What came of it.
    public sealed interface Outcome {

        record Found(Customer customer) implements Outcome {}

        /// Neither here nor, if it was asked, at headquarters.
        record NotFound() implements Outcome {}

        /// Headquarters was to be asked, and did not answer.
        ///
        /// @param code one of [RealtimeCodes]
        record Unanswered(String code) implements Outcome {}
    }

    /// A database that works offline looks here; to be asked for headquarters alone is an error of
    /// its caller.
    public Outcome run(CustomerReference reference, Where where) {
        Optional<Customer> here = find.run(reference);
        if (here.isPresent()) {
            return new Outcome.Found(here.get());
        }
        return switch (where) {
            case HERE -> new Outcome.NotFound();
            case BOTH -> station.ask().isPossible() ? fetch(reference) : new Outcome.NotFound();
            case HEADQUARTERS ->
                station.ask().isPossible() ? fetch(reference) : new Outcome.Unanswered(RealtimeCodes.NOT_SUPPORTED);
        };
    }

    private Outcome fetch(CustomerReference reference) {
        return switch (station.ask().service().fetch(call(reference))) {
            case RealtimeAnswer.Done<FetchedCustomer>(FetchedCustomer fetched) -> received(fetched);
            case RealtimeAnswer.Refused<FetchedCustomer> nobody -> new Outcome.NotFound();
            case RealtimeAnswer.Unanswered<FetchedCustomer>(String code) -> new Outcome.Unanswered(code);
        };
    }

    /// A package may have brought it meanwhile; then that row stands.
    Outcome received(FetchedCustomer fetched) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", station.store().legalEntity());
        values.put("customer_id", fetched.customerId());
        values.put("card", fetched.card());
        RECEIVE.update(station.database().client(), values);
        return find.run(new CustomerReference.ById(new CustomerId(fetched.customerId())))
                .<Outcome>map(Outcome.Found::new)
                .orElseGet(Outcome.NotFound::new);
    }

    private static FetchCustomerCall call(CustomerReference reference) {
        UUID customer =
                reference instanceof CustomerReference.ById byId ? byId.id().value() : null;
        String account = reference instanceof CustomerReference.ByAccount byAccount
                ? byAccount.account().value()
                : null;
        return new FetchCustomerCall(customer, account);
    }
}
