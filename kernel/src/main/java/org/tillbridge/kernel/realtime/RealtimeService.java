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

    /// Makes a till's order a sales order.
    default RealtimeAnswer<CreatedOrder> order(OrderCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }

    /// Asks for an order of any store.
    default RealtimeAnswer<KnownTransaction> recall(RecallCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }

    /// Asks what a customer bought or ordered at any store.
    default RealtimeAnswer<KnownTransactions> history(HistoryCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }

    /// Asks for something to be done about an order.
    default RealtimeAnswer<KnownTransaction> steer(SteerOrderCall call) {
        return new RealtimeAnswer.Unanswered<>(RealtimeCodes.NOT_SUPPORTED);
    }
}
