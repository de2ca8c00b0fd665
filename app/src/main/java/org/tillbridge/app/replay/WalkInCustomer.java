package org.tillbridge.app.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.tillbridge.app.demo.DemoStore;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.StoreSettings;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The customer that nobody's sales go to: one for all stores.
final class WalkInCustomer {

    static final int COUNT = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CustomerDraft CARD = new CustomerDraft(
            Map.of(CustomerField.FIRST_NAME, "Walk-in", CustomerField.LAST_NAME, "Customer"), Set.of(), List.of());

    private final ReplayedChain chain;

    WalkInCustomer(ReplayedChain chain) {
        this.chain = chain;
    }

    /// Created at the first store, numbered, and made every store's default customer.
    void forAllStores() {
        Database headquarters = chain.headquarters();
        String first = chain.stores().getFirst().channelId();
        var created = (Creation.Created) chain.store(first).customers().create().run(new NewCustomer(null, null, CARD));
        UUID customer = created.customer().id().value();
        awaitNumber(headquarters, customer);
        var settings = new StoreSettings(headquarters, new AuditTrail(headquarters, InstantSource.system()));
        for (DemoStore store : chain.stores()) {
            settings.set(store.channelId(), new StoreSettings.Wanted(customer.toString(), null));
        }
    }

    private static void awaitNumber(Database headquarters, UUID customer) {
        long started = System.nanoTime();
        while (!isNumbered(headquarters, customer)) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.outage("ReplayStuck"),
                        "The first customer has no account ID after a minute; the log says why");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean isNumbered(Database headquarters, UUID customer) {
        return headquarters
                .client()
                .sql("select exists (select from customer c where c.customer_id = :id)")
                .param("id", customer)
                .query(Boolean.class)
                .single();
    }
}
