package org.tillbridge.headquarters.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.Release;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.schedule.DistributionSchedule;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.exchange.schedule.DistributionSchedule.Opening;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.DownloadSessions.Requested;
import org.tillbridge.headquarters.jobs.JobRuns.JobRun;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Runs schedules: when they are due, once per due time however many headquarters processes there
/// are, and when a person asks (spec I06).
///
/// A due time of a download makes a release and opens it for the schedule's groups; one of an
/// upload asks each store once; the synchronization runs here.
public final class RunSchedules {

    private static final Logger LOG = LoggerFactory.getLogger(RunSchedules.class);

    private final Database database;
    private final SavedJobs saved;
    private final HeadquartersJobs jobs;
    private final SalesJobs sales;
    private final StoreAdmission admission;
    private final DownloadSessions downloads;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final JobRuns runs;
    private final NoteRuns byHand;

    /// The parts a run needs.
    public record Parts(
            Database database,
            SavedJobs saved,
            HeadquartersJobs jobs,
            SalesJobs sales,
            StoreAdmission admission,
            JobRuns runs) {}

    public RunSchedules(Parts parts, DownloadSessions downloads, InstantSource clock, Supplier<UUID> ids) {
        this.database = parts.database();
        this.saved = parts.saved();
        this.jobs = parts.jobs();
        this.sales = parts.sales();
        this.admission = parts.admission();
        this.runs = parts.runs();
        this.downloads = downloads;
        this.clock = clock;
        this.ids = ids;
        this.byHand = new NoteRuns(new AuditTrail(database, clock));
    }

    /// What a run made.
    ///
    /// @param sessions of a download: one for each store and job
    /// @param asked    the stores that run it in their own time
    public record Outcome(
            String schedule, UUID run, @Nullable UUID release, List<Requested> sessions, List<String> asked) {
        public Outcome {
            sessions = List.copyOf(sessions);
            asked = List.copyOf(asked);
        }
    }

    /// Runs everything that is due. Returns how many schedules were.
    public int runDue() {
        int due = 0;
        for (Optional<DistributionSchedule> opened = openOne(); opened.isPresent(); opened = openOne()) {
            LOG.info("step=RunSchedules schedule={} due=true", opened.get().schedule());
            if (opened.get().direction() == Direction.HEADQUARTERS) {
                runHere(opened.get(), Trigger.SCHEDULE);
            }
            jobs.wakeStores();
            due++;
        }
        return due;
    }

    private Optional<DistributionSchedule> openOne() {
        Instant now = clock.instant();
        Set<Direction> ours = jobs.mayNumber()
                ? EnumSet.allOf(Direction.class)
                : EnumSet.complementOf(EnumSet.of(Direction.HEADQUARTERS));
        return database.inTransaction(() -> saved.schedules().lockDue(now, ours).map(due -> {
            DistributionSchedule next = due.with(DistributionSchedule.Activity.ACTIVE, now);
            open(next, Trigger.SCHEDULE, now);
            return next;
        }));
    }

    /// Writes what is open from now on, and the run into the history.
    private Opening open(DistributionSchedule schedule, Trigger trigger, Instant now) {
        Optional<UUID> release = Optional.empty();
        if (schedule.direction() == Direction.DOWNLOAD) {
            jobs.release();
            release = MakeRelease.newest(database).map(Release::releaseId);
        }
        var opening = new Opening(ids.get(), now, release.orElse(null));
        saved.schedules().write(schedule.opened(opening));
        if (schedule.direction() != Direction.HEADQUARTERS) {
            runs.add(new JobRun(
                    opening.run(),
                    String.join(",", schedule.jobs()),
                    schedule.schedule(),
                    trigger,
                    now,
                    Map.of("stores", (long) stores(schedule).size())));
        }
        return opening;
    }

    /// Runs one now, whatever its cadence. Throws `SchedulePaused` for one that is paused.
    public Outcome runNow(String name) {
        Instant now = clock.instant();
        DistributionSchedule schedule = saved.schedules().require(name);
        if (!schedule.isActive()) {
            throw new TillbridgeException(
                    ErrorCode.user("SchedulePaused"),
                    "Schedule %s is paused and never runs; resume it first: tillbridge schedules resume %s"
                            .formatted(name, name));
        }
        if (schedule.direction() == Direction.HEADQUARTERS) {
            byHand.noteSchedule(name, schedule.jobs());
            return new Outcome(name, runHere(schedule, Trigger.RUN_NOW), null, List.of(), List.of());
        }
        Opening opening = database.inTransaction(() -> {
            byHand.noteSchedule(name, schedule.jobs());
            return open(saved.schedules().lock(name), Trigger.RUN_NOW, now);
        });
        List<Store> asked = stores(schedule);
        List<Requested> sessions = schedule.direction() == Direction.DOWNLOAD
                ? downloads.request(
                        asked.stream().map(Store::channelId).toList(),
                        saved.downloads(schedule.jobs()).stream().map(Job::code).toList())
                : List.of();
        asked.forEach(store -> schedule.jobs().forEach(job -> jobs.ask(store.channelId(), job)));
        return new Outcome(
                name,
                opening.run(),
                opening.release(),
                sessions,
                asked.stream().map(Store::channelId).toList());
    }

    /// Returns the ID of the last of its jobs' runs.
    private UUID runHere(DistributionSchedule schedule, Trigger trigger) {
        return schedule.jobs().stream()
                .map(job -> sales.run(job, trigger))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private List<Store> stores(DistributionSchedule schedule) {
        return admission.stores().stream()
                .filter(store -> schedule.isFor(store.channelGroup()))
                .toList();
    }
}
