package org.tillbridge.headquarters.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.exchange.schedule.DistributionSchedules;
import org.tillbridge.headquarters.jobs.JobRuns.JobRun;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.headquarters.orders.SynchronizeOrders;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;

/// Headquarters' jobs of sales. *Synchronize orders* runs when a session was applied, and when a
/// customer came whom an order may wait for; where numbers are given, as it needs the conversion.
public final class SalesJobs implements AutoCloseable {

    public static final String ORDERS = "synchronize-orders";
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final SynchronizeOrders orders;
    private final HeadquartersJobs jobs;
    private final DistributionSchedules schedules;
    private final JobRuns runs;
    private final InstantSource clock;
    private final ContinuousJob ordersJob;

    /// The parts a run needs.
    public record Parts(
            SynchronizeOrders orders, HeadquartersJobs jobs, DistributionSchedules schedules, JobRuns runs) {}

    /// @param sweep how often the tables are looked at although nothing woke a job
    public SalesJobs(Parts parts, Duration sweep, InstantSource clock) {
        this.orders = parts.orders();
        this.jobs = parts.jobs();
        this.schedules = parts.schedules();
        this.runs = parts.runs();
        this.clock = clock;
        this.ordersJob = new ContinuousJob(ORDERS, sweep, LONGEST_BACK_OFF, this::ordersIfContinuous);
    }

    /// Continuous mode: nobody presses anything.
    public void start() {
        jobs.whenNews(ordersJob::wake);
        ordersJob.start();
    }

    private void ordersIfContinuous() {
        if (schedules.runsContinuously(ORDERS) && jobs.mayNumber()) {
            synchronizeOrders(Trigger.CONTINUOUS, Which.DUE);
        }
    }

    /// Runs one of headquarters' jobs by its code; returns the run's ID.
    UUID run(String job, Trigger trigger) {
        return job.equals(ORDERS)
                ? synchronizeOrders(trigger, Which.DUE).runId()
                : jobs.synchronizeCustomers(trigger).runId();
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

    @Override
    public void close() {
        ordersJob.close();
    }
}
