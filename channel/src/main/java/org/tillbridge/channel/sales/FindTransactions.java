package org.tillbridge.channel.sales;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.sql.Sql;

/// Looks up what was rung up at this store.
public final class FindTransactions {

    /// As many as one page shows.
    public static final int MOST = 100;

    private static final Sql BY_CONFIRMATION = Sql.of(FindTransactions.class, "find_by_confirmation.sql");
    private static final Sql OF_CUSTOMER = Sql.of(FindTransactions.class, "find_of_customer.sql");

    private final SalesStation station;
    private final ReadTransactions read;

    FindTransactions(SalesStation station) {
        this.station = station;
        this.read = new ReadTransactions(station.database().client());
    }

    public Optional<SalesTransaction> byId(UUID transaction) {
        return read.run(List.of(transaction)).stream().findFirst();
    }

    /// An order by what the customer was told; blanks and the case of letters do not count.
    public Optional<SalesTransaction> byConfirmation(String said) {
        List<UUID> found = BY_CONFIRMATION.list(
                station.database().client(),
                Map.of("legal_entity", station.legalEntity(), "confirmation_number", ConfirmationNumber.asSaid(said)),
                (row, number) -> row.getObject(1, UUID.class));
        return read.run(found).stream().findFirst();
    }

    /// What she bought, gave back and ordered at this store, the newest first.
    ///
    /// @param skip how many newer ones are left out
    public List<SalesTransaction> ofCustomer(CustomerId customer, HistoryCall.Which which, int most, int skip) {
        List<UUID> found = OF_CUSTOMER.list(
                station.database().client(),
                Map.of(
                        "legal_entity", station.legalEntity(),
                        "customer_id", customer.value(),
                        "only_orders", which == HistoryCall.Which.ORDERS,
                        "most", Math.min(most, MOST),
                        "skip", skip),
                (row, number) -> row.getObject(1, UUID.class));
        return read.run(found);
    }
}
