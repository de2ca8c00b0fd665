package org.tillbridge.headquarters.realtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.SamePerson;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Gives a store a customer it does not have, and puts her into the address books of its group: the
/// packages bring her from then on, and no full package takes her away.
///
/// Of another company of the chain it gives the card of whom the store's own company does not have
/// yet, where the store's profile lets it see her (spec D07): the store creates her.
public final class FetchCustomerNow {

    private static final Sql FETCH = Sql.of(FetchCustomerNow.class, "fetch_customer.sql");
    private static final Sql ATTACH = Sql.of(FetchCustomerNow.class, "attach_address_books.sql");

    private final Database database;
    private final Runnable changed;
    private final Predicate<String> seesAllCompanies;

    /// @param changed told when customers travel to where they did not before
    /// @param seesAllCompanies of a store, by its ID
    public FetchCustomerNow(Database database, Runnable changed, Predicate<String> seesAllCompanies) {
        this.database = database;
        this.changed = changed;
        this.seesAllCompanies = seesAllCompanies;
    }

    /// A customer of another legal entity is nobody here, unless she is asked for as such.
    public RealtimeAnswer<FetchedCustomer> run(Store store, FetchCustomerCall call) {
        @Nullable String other = call.legalEntity();
        Optional<FetchedCustomer> found = other == null || other.equals(store.legalEntity())
                ? ofOwn(store, call.customerId(), call.accountId())
                : fromCompany(store, other, call);
        return found.<RealtimeAnswer<FetchedCustomer>>map(RealtimeAnswer.Done::new)
                .orElseGet(() -> new RealtimeAnswer.Refused<>(
                        "CustomerNotFound",
                        "Legal entity %s has no customer %s"
                                .formatted(
                                        store.legalEntity(),
                                        call.customerId() == null ? call.accountId() : call.customerId())));
    }

    private Optional<FetchedCustomer> ofOwn(Store store, @Nullable UUID customerId, @Nullable String accountId) {
        return database.inTransaction(() -> {
            Optional<FetchedCustomer> customer = find(store.legalEntity(), customerId, accountId);
            customer.ifPresent(known -> attach(store, known));
            return customer;
        });
    }

    private Optional<FetchedCustomer> fromCompany(Store store, String other, FetchCustomerCall call) {
        Optional<FetchedCustomer> there =
                seesAllCompanies.test(store.channelId()) ? find(other, call.customerId(), null) : Optional.empty();
        return there.map(customer -> {
            CustomerId own = SamePerson.keyIn(store.legalEntity(), other, new CustomerId(customer.customerId()));
            return ofOwn(store, own.value(), null)
                    .orElseGet(() -> new FetchedCustomer(customer.customerId(), customer.card(), other));
        });
    }

    private Optional<FetchedCustomer> find(String legalEntity, @Nullable UUID customerId, @Nullable String accountId) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", legalEntity);
        values.put("customer_id", customerId);
        values.put("account_id", accountId);
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
