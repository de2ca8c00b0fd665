package org.tillbridge.channel.sales;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.realtime.HistoryCall;
import org.tillbridge.kernel.realtime.KnownTransactions;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeService;

/// What a customer bought or ordered at any store, the newest first: what headquarters has, and what
/// this store has not sent yet. When headquarters does not answer, it is what this store has.
public final class CustomerHistory {

    private final SalesStation station;
    private final FindTransactions find;

    CustomerHistory(SalesStation station, FindTransactions find) {
        this.station = station;
        this.find = find;
    }

    /// @param who by UUID, if this store knows her
    /// @param skip how many newer ones are left out
    public List<SalesTransaction> run(CustomerReference who, HistoryCall.Which which, int top, int skip) {
        int most = Math.min(top + skip, FindTransactions.MOST);
        Map<UUID, SalesTransaction> all = new LinkedHashMap<>();
        atHeadquarters(call(who, which, most)).forEach(sale -> all.put(id(sale), sale));
        if (who instanceof CustomerReference.ById byId) {
            find.ofCustomer(byId.id(), which, most, 0).forEach(sale -> all.putIfAbsent(id(sale), sale));
        }
        return all.values().stream()
                .sorted(Comparator.comparing(
                                (SalesTransaction sale) -> sale.receipt().occurredAt())
                        .reversed())
                .skip(skip)
                .limit(top)
                .toList();
    }

    private List<SalesTransaction> atHeadquarters(HistoryCall call) {
        @Nullable RealtimeService service = station.orders().service();
        return service != null
                        && service.history(call)
                                instanceof RealtimeAnswer.Done<KnownTransactions>(KnownTransactions known)
                ? known.transactions().stream().map(SalesTransaction::of).toList()
                : List.of();
    }

    private static HistoryCall call(CustomerReference who, HistoryCall.Which which, int most) {
        return switch (who) {
            case CustomerReference.ById byId -> new HistoryCall(byId.id().value(), null, which, most);
            case CustomerReference.ByAccount byAccount ->
                new HistoryCall(null, byAccount.account().value(), which, most);
        };
    }

    private static UUID id(SalesTransaction sale) {
        return sale.receipt().transactionId();
    }
}
