package org.tillbridge.headquarters.realtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Gives a store a customer it does not have, and puts her into the address books of its group: the
/// packages bring her from then on, and no full package takes her away.
public final class FetchCustomerNow {

    private static final Sql FETCH = Sql.of(FetchCustomerNow.class, "fetch_customer.sql");
    private static final Sql ATTACH = Sql.of(FetchCustomerNow.class, "attach_address_books.sql");

    private final Database database;
    private final Runnable changed;

    /// @param changed told when customers travel to where they did not before
    public FetchCustomerNow(Database database, Runnable changed) {
        this.database = database;
        this.changed = changed;
    }

    /// A customer of another legal entity is nobody here.
    public RealtimeAnswer<FetchedCustomer> run(Store store, FetchCustomerCall call) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("customer_id", call.customerId());
        values.put("account_id", call.accountId());
        Optional<FetchedCustomer> found = database.inTransaction(() -> {
            Optional<FetchedCustomer> customer = find(values);
            customer.ifPresent(known -> attach(store, known));
            return customer;
        });
        return found.<RealtimeAnswer<FetchedCustomer>>map(RealtimeAnswer.Done::new)
                .orElseGet(() -> new RealtimeAnswer.Refused<>(
                        "CustomerNotFound",
                        "Legal entity %s has no customer %s"
                                .formatted(
                                        store.legalEntity(),
                                        call.customerId() == null ? call.accountId() : call.customerId())));
    }

    private Optional<FetchedCustomer> find(Map<String, @Nullable Object> values) {
        return FETCH
                .list(
                        database.client(),
                        values,
                        (row, number) ->
                                new FetchedCustomer(row.getObject("customer_id", UUID.class), row.getString("card")))
                .stream()
                .findFirst();
    }

    private void attach(Store store, FetchedCustomer customer) {
        int added = ATTACH.update(
                database.client(),
                Map.of(
                        "legal_entity", store.legalEntity(),
                        "customer_id", customer.customerId(),
                        "channel_group", store.channelGroup()));
        if (added > 0) {
            changed.run();
        }
    }
}
