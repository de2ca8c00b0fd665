package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.ImmediateConversion;
import org.tillbridge.headquarters.api.AdmitCalls.Limits;
import org.tillbridge.headquarters.api.RealtimeDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.orders.SteerOrders;
import org.tillbridge.headquarters.profiles.Profiles;
import org.tillbridge.headquarters.realtime.CreateCustomerNow;
import org.tillbridge.headquarters.realtime.CreateOrderNow;
import org.tillbridge.headquarters.realtime.FetchCustomerNow;
import org.tillbridge.headquarters.realtime.RecallSales;
import org.tillbridge.headquarters.realtime.SteerOrderNow;
import org.tillbridge.headquarters.realtime.TakeRequestsNow;
import org.tillbridge.headquarters.search.SearchAllStores;
import org.tillbridge.headquarters.search.SearchForTill;
import org.tillbridge.kernel.realtime.CreatedOrder;
import org.tillbridge.kernel.realtime.NumberedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.sql.Database;

/// What answers a till that waits.
final class RealtimeParts {

    private RealtimeParts() {}

    /// Whom it asks, and within which limits.
    record Around(HeadquartersJobs jobs, SalesJobs sales, CallOtherNodes others, Limits limits) {}

    static RealtimeDesk desk(Database database, Around around, InstantSource clock) {
        HeadquartersJobs jobs = around.jobs();
        var profiles = new Profiles(database, clock);
        var take = new TakeRequestsNow(
                database, (entity, customer) -> jobs.synchronizeOnly(CustomerChains.of(entity, customer)), clock);
        var recall = new RecallSales(database);
        return new RealtimeDesk(
                new CreateCustomerNow(database, (request, stage) -> convert(jobs, request, stage), clock),
                take,
                new FetchCustomerNow(database, jobs::masterChanged, profiles::seesAllCompanies),
                new SearchForTill(
                        new SearchAllStores(database), around.limits().searchCharacters(), profiles::seesAllCompanies),
                new CreateOrderNow(database, take, new OrdersNow(around.sales()), clock),
                recall,
                new SteerOrderNow(
                        new SteeredOrders(new SteerOrders(database, new AuditTrail(database, clock), clock)), recall),
                around.others());
    }

    private static Optional<RealtimeAnswer.Refused<NumberedCustomer>> convert(
            HeadquartersJobs jobs, UUID request, Runnable stage) {
        return switch (jobs.convertNow(request, stage)) {
            case ImmediateConversion.Done done -> Optional.empty();
            case ImmediateConversion.Refused(String code, String reason) ->
                Optional.of(new RealtimeAnswer.Refused<>(code, reason));
        };
    }

    private record OrdersNow(SalesJobs sales) implements CreateOrderNow.CreateNow {

        @Override
        public Optional<RealtimeAnswer.Refused<CreatedOrder>> run(UUID order, Runnable stage) {
            return sales.createOrderNow(order, stage)
                    .map(refused -> new RealtimeAnswer.Refused<>(refused.code(), refused.reason()));
        }

        @Override
        public void again(UUID order) {
            sales.synchronizeOrder(order);
        }
    }

    private record SteeredOrders(SteerOrders steer) implements SteerOrderNow.Orders {

        @Override
        public void cancel(String order, String because) {
            steer.cancel(order, because);
        }

        @Override
        public void release(String order) {
            steer.release(order);
        }

        @Override
        public void redirect(String order, UUID address) {
            steer.redirect(order, address);
        }
    }
}
