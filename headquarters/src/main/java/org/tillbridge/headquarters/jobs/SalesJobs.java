package org.tillbridge.headquarters.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.exchange.schedule.DistributionSchedules;
import org.tillbridge.headquarters.jobs.JobRuns.JobRun;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.headquarters.orders.SynchronizeOrders;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.RunEndOfDay;
import org.tillbridge.headquarters.statements.Selection;

/// Headquarters' jobs of sales. *Synchronize orders* runs when a session was applied, and when a
/// customer came whom an order may wait for; *Close days* looks every minute which stores' days are
/// over, and validates what has come. Both where numbers are given, as they need the conversion.
public final class SalesJobs implements AutoCloseable {

    public static final String ORDERS = "synchronize-orders";
    public static final String CLOSE_DAYS = "close-days";
    public static final String TRICKLE = "trickle-statements";
    private static final Duration LOOK_FOR_DAYS = Duration.ofMinutes(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final SynchronizeOrders orders;
    private final HeadquartersJobs jobs;
    private final DistributionSchedules schedules;
    private final JobRuns runs;
    private final InstantSource clock;
    private final RunEndOfDay endOfDay;
    private final ContinuousJob ordersJob;
    private final ContinuousJob daysJob;

    /// The parts a run needs.
    public record Parts(
            SynchronizeOrders orders,
            RunEndOfDay endOfDay,
            HeadquartersJobs jobs,
            DistributionSchedules schedules,
            JobRuns runs) {}

    /// @param sweep how often the tables are looked at although nothing woke a job
    public SalesJobs(Parts parts, Duration sweep, InstantSource clock) {
        this.orders = parts.orders();
        this.endOfDay = parts.endOfDay();
        this.jobs = parts.jobs();
        this.schedules = parts.schedules();
        this.runs = parts.runs();
        this.clock = clock;
        this.ordersJob = new ContinuousJob(ORDERS, sweep, LONGEST_BACK_OFF, this::ordersIfContinuous);
        this.daysJob = new ContinuousJob(CLOSE_DAYS, LOOK_FOR_DAYS, LOOK_FOR_DAYS, this::daysIfContinuous);
    }

    /// Continuous mode: nobody presses anything.
    public void start() {
        jobs.whenNews(ordersJob::wake);
        ordersJob.start();
        daysJob.start();
    }

    private void ordersIfContinuous() {
        if (schedules.runsContinuously(ORDERS) && jobs.mayNumber()) {
            synchronizeOrders(Trigger.CONTINUOUS, Which.DUE);
        }
    }

    private void daysIfContinuous() {
        if (schedules.runsContinuously(CLOSE_DAYS) && jobs.mayNumber()) {
            closeDays(Trigger.CONTINUOUS, Days.OVER);
        }
    }

    /// Runs one of headquarters' jobs by its code; returns the run's ID.
    UUID run(String job, Trigger trigger) {
        return switch (job) {
            case ORDERS -> synchronizeOrders(trigger, Which.DUE).runId();
            case CLOSE_DAYS -> closeDays(trigger, Days.OVER);
            case TRICKLE -> closeDays(trigger, Days.OPEN);
            default -> jobs.synchronizeCustomers(trigger).runId();
        };
    }

    /// *Close days*, or with the open ones *Trickle statements*: validates, calculates, posts;
    /// returns the run's ID.
    private UUID closeDays(Trigger trigger, Days days) {
        Instant started = clock.instant();
        RunEndOfDay.Outcome outcome = endOfDay.run(Selection.ALL, days);
        UUID run = UUID.randomUUID();
        runs.add(new JobRun(
                run,
                days == Days.OVER ? CLOSE_DAYS : TRICKLE,
                trigger,
                started,
                Map.of(
                        "validated",
                        outcome.validated().looked(),
                        "calculated",
                        (long) outcome.calculated(),
                        "posted",
                        (long) outcome.posted(),
                        "held",
                        (long) outcome.failed() + outcome.validated().failed())));
        return run;
    }

    /// *Synchronize orders*.
    public SynchronizeOrders.Outcome synchronizeOrders(Trigger trigger, Which which) {
        Instant started = clock.instant();
        SynchronizeOrders.Outcome outcome = orders.run(which);
        runs.add(new JobRun(
                outcome.runId(),
                ORDERS,
                trigger,
                started,
                Map.of(
                        "claimed", outcome.claimed(),
                        "created", outcome.created(),
                        "waiting", outcome.waiting(),
                        "failed", outcome.failed(),
                        "held", outcome.held())));
        return outcome;
    }

    /// One order now, with its customer.
    public void synchronizeOrder(UUID order) {
        orders.runFor(List.of(order));
    }

    /// The one order that `stage` puts into staging, while a till waits.
    public Optional<SynchronizeOrders.Refused> createOrderNow(UUID order, Runnable stage) {
        return orders.runNow(order, stage);
    }

    /// An order waits that did not: it is looked at soon.
    public void wakeOrders() {
        ordersJob.wake();
    }

    @Override
    public void close() {
        ordersJob.close();
        daysJob.close();
    }
}
