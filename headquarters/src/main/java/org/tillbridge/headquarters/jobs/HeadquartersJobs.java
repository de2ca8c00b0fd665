package org.tillbridge.headquarters.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.SweepExpired;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.exchange.schedule.DistributionSchedules;
import org.tillbridge.exchange.transport.KnownPairs;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.ImmediateConversion;
import org.tillbridge.headquarters.accounts.KnownCustomer;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.accounts.TakenOver;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.distribution.WakeStores;
import org.tillbridge.headquarters.jobs.JobRuns.JobRun;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;
import org.tillbridge.headquarters.nodes.HeadquartersNodes;
import org.tillbridge.headquarters.nodes.Hint;
import org.tillbridge.headquarters.numbers.LedgerState;

/// Runs headquarters' jobs. Continuous: an applied session starts the conversion, a conversion
/// starts a release, a release wakes the stores. Manual: each job runs when it is asked for, by its
/// name.
public final class HeadquartersJobs implements HeadquartersNodes.Reactions, AutoCloseable {

    public static final String UPLOAD = "P-0001";
    public static final String SYNCHRONIZE = "synchronize-customers";
    public static final String CUSTOMERS = "1010";
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration EXPIRY_SWEEP = Duration.ofMinutes(1);

    private final SynchronizeCustomers synchronize;
    private final MakeRelease release;
    private final WaitingStores waiting;
    private final WakeStores wake;
    private final JobRuns runs;
    private final DistributionSchedules schedules;
    private final HeadquartersNodes nodes;
    private final InstantSource clock;
    /// One conversion at a time, its row in the history included: who ran last sees all earlier
    /// ones there.
    private final ReentrantLock converting = new ReentrantLock();

    /// Told when a session was applied, or customers were numbered.
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    private final ContinuousJob convertJob;
    private final ContinuousJob releaseJob;
    private final ContinuousJob expiryJob;

    /// The parts a run needs.
    public record Parts(
            SynchronizeCustomers synchronize,
            MakeRelease release,
            SweepExpired expired,
            WaitingStores waiting,
            JobRuns runs,
            DistributionSchedules schedules,
            HeadquartersNodes nodes,
            InstantSource clock) {}

    /// @param sweep how often the tables are looked at although nothing woke the job
    public HeadquartersJobs(Parts parts, Duration sweep) {
        this.synchronize = parts.synchronize();
        this.release = parts.release();
        this.waiting = parts.waiting();
        this.wake = new WakeStores(parts.waiting());
        this.runs = parts.runs();
        this.schedules = parts.schedules();
        this.nodes = parts.nodes();
        this.clock = parts.clock();
        this.convertJob = new ContinuousJob(SYNCHRONIZE, sweep, LONGEST_BACK_OFF, this::synchronizeIfContinuous);
        this.releaseJob =
                new ContinuousJob(CUSTOMERS, sweep, LONGEST_BACK_OFF, () -> distribute(Trigger.CONTINUOUS, Set.of()));
        this.expiryJob =
                new ContinuousJob("sweep-expired", EXPIRY_SWEEP, LONGEST_BACK_OFF, () -> sweepExpired(parts.expired()));
    }

    /// Continuous mode: nobody presses anything.
    public void start() {
        convertJob.start();
        releaseJob.start();
        expiryJob.start();
    }

    /// Tells `follower` whenever something came that another job may be about.
    void whenNews(Runnable follower) {
        followers.add(follower);
    }

    private void synchronizeIfContinuous() {
        if (schedules.runsContinuously(SYNCHRONIZE) && synchronize.takesTurn()) {
            synchronizeCustomers(Trigger.CONTINUOUS);
        }
    }

    private void sweepExpired(SweepExpired expired) {
        if (expired.run() > 0) {
            releaseJob.wake();
        }
    }

    /// A session was applied: its requests wait.
    public void sessionApplied() {
        convertJob.wake();
        followers.forEach(Runnable::run);
        nodes.say(Hint.Kind.SESSION_APPLIED, Set.of());
    }

    /// *Synchronize customers and channel requests*, then, unless a person asked for it alone, on
    /// to the stores.
    public SynchronizeCustomers.Outcome synchronizeCustomers(Trigger trigger) {
        converting.lock();
        try {
            return convert(trigger);
        } finally {
            converting.unlock();
        }
    }

    /// Converts what was asked for some customers, also while all others are being converted, then
    /// on to the stores. Whoever needs a customer now asks here: a person, a till that waits, an
    /// order, the validation.
    public SynchronizeCustomers.Outcome synchronizeOnly(CustomerChains chains) {
        SynchronizeCustomers.Outcome outcome = synchronize.runFor(chains);
        if (outcome.claimed() > 0) {
            distribute(Trigger.CONTINUOUS, outcome.stores());
            followers.forEach(Runnable::run);
        }
        return outcome;
    }

    /// Converts the one request that `stage` puts into staging, while a till waits; the stores hear
    /// of it behind that.
    public ImmediateConversion convertNow(UUID request, Runnable stage) {
        ImmediateConversion outcome = synchronize.runNow(request, stage);
        if (outcome instanceof ImmediateConversion.Done(long woken)) {
            releaseJob.wake();
            if (woken > 0) {
                convertJob.wake();
            }
        }
        return outcome;
    }

    /// Takes over customers who have their account IDs already; the stores hear of it behind that.
    public TakenOver takeOver(
            String legalEntity, List<KnownCustomer> customers, TakenOver.Intent intent, LongConsumer done) {
        TakenOver outcome = synchronize.takeOver(legalEntity, customers, intent, done);
        if (outcome.takenOver() > 0 && intent == TakenOver.Intent.SAVE) {
            releaseJob.wake();
        }
        return outcome;
    }

    private SynchronizeCustomers.Outcome convert(Trigger trigger) {
        Instant started = clock.instant();
        SynchronizeCustomers.Outcome outcome = synchronize.run();
        if (trigger != Trigger.RUN_NOW && outcome.claimed() > 0) {
            distribute(trigger, outcome.stores());
            followers.forEach(Runnable::run);
        }
        runs.add(new JobRun(
                outcome.runId(),
                SYNCHRONIZE,
                trigger,
                started,
                Map.of(
                        "claimed", outcome.claimed(),
                        "created", outcome.created(),
                        "changed", outcome.changed(),
                        "held", outcome.held(),
                        "waiting", outcome.waiting())));
        return outcome;
    }

    /// 1010 at headquarters: names a release if anything changed and wakes the stores; by hand, it
    /// asks every store that is registered.
    public Optional<UUID> distribute(Trigger trigger, Set<String> answeredStores) {
        Instant started = clock.instant();
        Optional<UUID> made = release.run();
        if (made.isPresent()) {
            wake.run(answeredStores);
            nodes.say(Hint.Kind.RELEASED, answeredStores);
        }
        if (trigger == Trigger.RUN_NOW) {
            runs.add(new JobRun(
                    UUID.randomUUID(), CUSTOMERS, trigger, started, Map.of("releases", made.isPresent() ? 1L : 0L)));
        }
        return made;
    }

    /// Names a release if anything changed; nobody is told yet.
    void release() {
        release.run();
    }

    /// A travelling row was changed by hand: it is released soon.
    public void masterChanged() {
        releaseJob.wake();
    }

    /// Something is open that was not: every held poll is answered anew.
    public void wakeStores() {
        wake.run(Set.of());
        nodes.say(Hint.Kind.SCHEDULES, Set.of());
    }

    /// Whether this headquarters process gives account IDs, as far as it knows.
    boolean mayNumber() {
        return !(synchronize.state() instanceof LedgerState.Elsewhere);
    }

    /// Whether this process converts just now: what can wait does.
    public boolean isConverting() {
        return converting.isLocked();
    }

    /// Why nobody is given an account ID, empty while everybody is.
    public Optional<String> numberingStopped() {
        return synchronize.numberingStopped();
    }

    /// Opens the ledger again: numbering stops, or goes on, as what is there now says. Another
    /// process, whose turn it may be, does the same.
    public void openLedger() {
        synchronize.open();
        nodes.say(Hint.Kind.LEDGER, Set.of());
    }

    @Override
    public HeadquartersNodes.Standing standing() {
        return switch (synchronize.state()) {
            case LedgerState.Ready ready -> new HeadquartersNodes.Standing(Numbering.HERE, null);
            case LedgerState.Refused refused -> new HeadquartersNodes.Standing(Numbering.STOPPED, refused.reason());
            case LedgerState.Elsewhere elsewhere ->
                new HeadquartersNodes.Standing(Numbering.ELSEWHERE, elsewhere.unfit());
        };
    }

    /// What another headquarters process has done: what it wakes there, it wakes here.
    @Override
    public void heard(Hint hint) {
        switch (hint.kind()) {
            case SESSION_APPLIED -> {
                convertJob.wake();
                followers.forEach(Runnable::run);
            }
            case RELEASED -> wake.run(Set.copyOf(hint.about()));
            case ASKED -> hint.about().forEach(waiting::wake);
            case SCHEDULES -> {
                schedules.forget();
                convertJob.wake();
                wake.run(Set.of());
            }
            case LEDGER -> Thread.ofVirtual().name("open-ledger").start(synchronize::open);
        }
    }

    /// Asks a store which account IDs it has seen (protocol N4).
    public void askForAccounts(String channelId) {
        ask(channelId, KnownPairs.WISH);
    }

    /// P-0001 runs at the stores: asks one of them to run it now.
    public void askForUpload(String channelId) {
        ask(channelId, UPLOAD);
    }

    /// Asks a store to fetch its customers now.
    public void askForDownload(String channelId) {
        ask(channelId, CUSTOMERS);
    }

    /// Answers the held poll of a store now, at whichever process it is.
    public void wakeStore(String channelId) {
        waiting.wake(channelId);
        nodes.say(Hint.Kind.ASKED, Set.of(channelId));
    }

    /// Asks a store to run a job now, by its code.
    public void ask(String channelId, String job) {
        waiting.ask(channelId, job);
        nodes.say(Hint.Kind.ASKED, Set.of(channelId));
    }

    @Override
    public void close() {
        convertJob.close();
        releaseJob.close();
        expiryJob.close();
    }
}
