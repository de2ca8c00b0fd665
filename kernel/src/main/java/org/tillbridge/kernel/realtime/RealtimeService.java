package org.tillbridge.kernel.realtime;

/// What a store may ask headquarters while a till waits.
@FunctionalInterface
public interface RealtimeService {

    /// Creates a customer and brings its account ID.
    RealtimeAnswer<NumberedCustomer> create(NewCustomerCall call);

    /// Brings a customer's requests before their session does, and what became of each.
    default RealtimeAnswer<TakenRequests> take(EarlyRequestsCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }

    /// Asks for a customer this store does not have.
    default RealtimeAnswer<FetchedCustomer> fetch(FetchCustomerCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }

    /// Searches the customers of all stores.
    default RealtimeAnswer<FoundAtHeadquarters> search(SearchCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }
}
