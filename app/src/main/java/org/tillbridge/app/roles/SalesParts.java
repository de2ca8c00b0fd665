package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.support.GenericApplicationContext;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.api.OrdersDesk;
import org.tillbridge.headquarters.api.StatementsDesk;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.orders.Patience;
import org.tillbridge.headquarters.orders.SynchronizeOrders;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.kernel.sql.Database;

/// What makes sales orders of what the stores rang up.
final class SalesParts {

    private SalesParts() {}

    static SalesJobs jobs(SharedParts shared) {
        Basis basis = shared.basis();
        Database database = basis.database();
        HeadquartersJobs jobs = shared.jobs();
        PullCustomers pull = pull(database, jobs, basis.clock());
        var patience =
                Patience.trying(basis.configuration().headquarters().orders().tryCount());
        var orders = new SynchronizeOrders(
                new SynchronizeOrders.Parts(database, pull, patience), basis.clock(), UUID::randomUUID);
        return new SalesJobs(
                new SalesJobs.Parts(
                        orders,
                        StatementParts.endOfDay(database, jobs, basis.clock()),
                        jobs,
                        shared.saved().schedules(),
                        shared.runs()),
                basis.configuration().jobs().sweep(),
                basis.clock());
    }

    /// The one way transactions pull their customers through.
    static PullCustomers pull(Database database, HeadquartersJobs jobs, InstantSource clock) {
        return new PullCustomers(
                database, (entity, customers) -> jobs.synchronizeOnly(new CustomerChains(entity, customers)), clock);
    }

    static void addDesks(
            GenericApplicationContext context, Database database, HeadquartersJobs jobs, InstantSource clock) {
        context.registerBean(OrdersDesk.class, () -> OrdersDesk.of(database, clock));
        context.registerBean(StatementsDesk.class, () -> StatementParts.desk(database, jobs, clock));
    }
}
