package org.tillbridge.headquarters.orders;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.SqlRefusal;

/// The job *Synchronize orders* (spec 6.1): makes the stores' orders sales orders, batch by batch.
///
/// A batch first pulls its customers and their addresses through conversion, then is one
/// transaction ([CreateOrders]). An order whose customer has not arrived waits with that reason and
/// is looked at again when she arrives, or after a while; one that fails is tried again, later each
/// time, and held when it has failed often enough.
public final class SynchronizeOrders {

    private static final Logger LOG = LoggerFactory.getLogger(SynchronizeOrders.class);
    private static final Sql FIND = Sql.of(SynchronizeOrders.class, "01_find_due_orders.sql");
    private static final int BATCH = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final PullCustomers pull;
    private final CreateOrders create;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// The parts a run needs.
    public record Parts(Database database, PullCustomers pull, Patience patience) {}

    public SynchronizeOrders(Parts parts, InstantSource clock, Supplier<UUID> ids) {
        this.database = parts.database();
        this.pull = parts.pull();
        this.create = new CreateOrders(database, parts.patience(), clock);
        this.clock = clock;
        this.ids = ids;
    }

    /// Which waiting orders are looked at.
    public enum Which {
        /// Those whose turn has come, or whose customer has.
        DUE,
        /// All: somebody asks for it.
        ALL
    }

    /// What a run did.
    ///
    /// @param claimed orders looked at
    /// @param created of them became sales orders
    /// @param waiting for something that is not here yet
    /// @param failed  and are tried again
    /// @param held    have failed often enough; a person sees to them
    public record Outcome(UUID runId, long claimed, long created, long waiting, long failed, long held) {

        Outcome plus(CreateOrders.Counts batch) {
            return new Outcome(
                    runId,
                    claimed + batch.claimed(),
                    created + batch.created(),
                    waiting + batch.waiting(),
                    failed + batch.failed(),
                    held + batch.held());
        }
    }

    /// Each waiting order once. An outage of the conversion is thrown when everything that does not
    /// need it is done.
    public synchronized Outcome run(Which which) {
        var outcome = new Outcome(ids.get(), 0, 0, 0, 0, 0);
        List<TillbridgeException> outages = new ArrayList<>();
        List<UUID> batch = find(which, FIRST);
        while (!batch.isEmpty()) {
            pull.tryRun(batch).ifPresent(outages::add);
            outcome = outcome.plus(create.run(batch));
            batch = batch.size() < BATCH ? List.of() : find(which, batch.getLast());
        }
        log(outcome);
        if (!outages.isEmpty()) {
            throw outages.getFirst();
        }
        return outcome;
    }

    /// These orders now, if they wait.
    public Outcome runFor(Collection<UUID> orders) {
        List<UUID> all = List.copyOf(orders);
        pull.run(all);
        Outcome outcome = new Outcome(ids.get(), 0, 0, 0, 0, 0).plus(create.run(all));
        log(outcome);
        return outcome;
    }

    /// Why an order that somebody waits for is none.
    public record Refused(String code, String reason) {}

    /// The one order that `stage` puts into staging, while a till waits; empty when it is a sales
    /// order now, else nothing is stored. Its customer is here, or it is refused.
    public Optional<Refused> runNow(UUID order, Runnable stage) {
        try {
            create.runNow(order, stage);
            return Optional.empty();
        } catch (NotCreated not) {
            return Optional.of(not.refused());
        } catch (DataAccessException e) {
            return Optional.of(SqlRefusal.find(e)
                    .filter(SqlRefusal::isOfData)
                    .map(refusal -> new Refused(CreateOrders.REFUSED_BY_DATABASE, refusal.reason()))
                    .orElseThrow(() -> e));
        }
    }

    private List<UUID> find(Which which, UUID after) {
        String asOf = clock.instant().toString();
        return FIND.list(
                database.client(),
                Map.of(
                        "after",
                        after,
                        "due_until",
                        which == Which.ALL ? "infinity" : asOf,
                        "as_of",
                        clock.instant().atOffset(ZoneOffset.UTC),
                        "most",
                        BATCH),
                (row, number) -> row.getObject("transaction_id", UUID.class));
    }

    private static void log(Outcome outcome) {
        if (outcome.claimed() > 0) {
            LOG.info(
                    "step=SynchronizeOrders run={} claimed={} created={} waiting={} failed={} held={}",
                    outcome.runId(),
                    outcome.claimed(),
                    outcome.created(),
                    outcome.waiting(),
                    outcome.failed(),
                    outcome.held());
        }
    }
}
