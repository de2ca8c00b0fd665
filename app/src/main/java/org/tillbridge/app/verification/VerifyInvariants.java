package org.tillbridge.app.verification;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;

/// Looks at what must always hold, in the databases of headquarters and of all stores (V1,
/// V2, V3, V4, V5, V6, V7, V9). Reads only, and may run while everything moves.
public final class VerifyInvariants {

    private final Databases databases;
    private final InstantSource clock;

    public VerifyInvariants(Databases databases, InstantSource clock) {
        this.databases = databases;
        this.clock = clock;
    }

    public Report run() {
        World world = world();
        var jobs = new SavedJobs(world.headquarters());
        var rest = new Rest(world.headquarters(), jobs);
        try (var accounts = GivenAccounts.of(world)) {
            Check arrived = new CheckRequestsArrived(world).check();
            var pairs = new CheckAccountPairs(world, accounts);
            var numbers = new CheckNumberSequences(accounts);
            accounts.inOneSnapshot(objection -> {
                pairs.atHeadquarters();
                numbers.look(objection);
            });
            pairs.atStores();
            Check answered = new CheckRequestsAnswered(world, rest, clock).check();
            Check money = new CheckMoneyConserved(world).check();
            Check equal = new CheckStoresEqualHeadquarters(world, rest, jobs.downloads()).check();
            return new Report(List.of(
                    arrived,
                    pairs.check(),
                    answered,
                    new CheckSalesOrders(world).check(),
                    money,
                    equal,
                    numbers.check(),
                    new CheckAuditTrail(world).check()));
        }
    }

    private World world() {
        var unregistered = new TreeMap<String, Database>(databases.stores());
        List<World.KnownStore> known = new ArrayList<>();
        List<String> notHere = new ArrayList<>();
        for (Store store : new StoreAdmission(databases.headquarters(), clock).stores()) {
            Database database = unregistered.remove(store.channelId());
            if (database == null) {
                notHere.add(store.channelId());
            } else {
                known.add(new World.KnownStore(store.channelId(), store.group(), database));
            }
        }
        return new World(
                databases.headquarters(), databases.ledgerFile(), known, notHere, List.copyOf(unregistered.keySet()));
    }
}
