package org.tillbridge.headquarters.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.exchange.jobs.Direction;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.seeds.SaveSeed;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.seeds.SeedFile;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.jobs.NoteRuns;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call about jobs: which there are, add tables by a seed, run one now.
@RestController
@RequestMapping("/api/v1/jobs")
final class JobsResource {

    private final SavedJobs saved;
    private final SaveSeed seeds;
    private final HeadquartersJobs jobs;
    private final StoreAdmission admission;
    private final FullSyncs fullSyncs;
    private final DownloadSessions downloads;
    private final NoteRuns byHand;

    JobsResource(SavedJobs saved, SaveSeed seeds, HeadquartersJobs jobs, OperatorDesk desk) {
        this.saved = saved;
        this.seeds = seeds;
        this.jobs = jobs;
        this.admission = desk.admission();
        this.fullSyncs = desk.fullSyncs();
        this.downloads = desk.downloads();
        this.byHand = desk.byHand();
    }

    /// A job as it is shown.
    ///
    /// @param tables `source` or `source → target` of each
    /// @param unfit  why it is not exchanged now, null when it is
    record JobView(
            String job,
            String name,
            Direction direction,
            boolean active,
            String origin,
            List<String> tables,
            @Nullable String unfit) {}

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<JobView> jobs() {
        return saved.all().stream().map(JobsResource::view).toList();
    }

    /// Saves a seed, or says what it would change.
    @PostMapping("/seed")
    @Allowed(Role.OPERATOR)
    SaveSeed.Outcome add(
            @RequestParam String file,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody byte[] seed) {
        var read = SeedFile.read(file, new String(seed, StandardCharsets.UTF_8));
        return preview ? seeds.preview(read) : seeds.run(read, SaveSeed.Origin.SEED);
    }

    /// A download: names a release if anything changed and asks every store to fetch the job.
    @PostMapping("/{code}/run")
    @Allowed(Role.OPERATOR)
    DownloadAsked run(@PathVariable String code) {
        SavedJobs.Saved job = saved.find(code)
                .filter(found -> found.direction() == Direction.DOWNLOAD)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("JobUnknown"),
                        "There is no download job %s; tillbridge jobs lists them".formatted(code)));
        boolean released = jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of()).isPresent();
        List<DownloadSessions.Requested> sessions = downloads.request(
                admission.stores().stream().map(Store::channelId).toList(),
                saved.downloads(List.of(code)).stream().map(Job::code).toList());
        List<String> asked = sessions.stream()
                .map(DownloadSessions.Requested::channelId)
                .distinct()
                .toList();
        asked.forEach(store -> jobs.ask(store, job.code()));
        byHand.note(job.code(), asked);
        return new DownloadAsked(job.code(), released, asked, sessions);
    }

    /// What a store fetches anew.
    record FullSyncAsked(String store, List<String> jobs) {}

    /// Has a store fetch one job, or all it carries, anew and in full.
    @PostMapping("/{code}/full-sync")
    @Allowed(Role.OPERATOR)
    FullSyncAsked resync(
            @PathVariable String code,
            @RequestParam String store,
            @RequestParam(defaultValue = "false") boolean preview) {
        if (admission.stores().stream().noneMatch(known -> known.channelId().equals(store))) {
            throw new TillbridgeException(
                    ErrorCode.user("StoreUnknown"),
                    "There is no store %s; tillbridge stores lists them".formatted(store));
        }
        List<String> codes =
                saved.downloads(List.of(code)).stream().map(Job::code).toList();
        if (codes.isEmpty()) {
            throw unknown(code);
        }
        if (!preview) {
            fullSyncs.ask(store, codes);
            codes.forEach(job -> jobs.ask(store, job));
        }
        return new FullSyncAsked(store, codes);
    }

    private static TillbridgeException unknown(String code) {
        return new TillbridgeException(
                ErrorCode.user("JobUnknown"),
                "There is no download job %s; tillbridge jobs lists them".formatted(code));
    }

    private static JobView view(SavedJobs.Saved saved) {
        Job job = saved.job();
        return new JobView(
                saved.code(),
                saved.name(),
                saved.direction(),
                saved.activity() == SavedJobs.Activity.ACTIVE,
                saved.origin(),
                job == null
                        ? List.of("all downloads")
                        : job.subjobs().stream().map(JobsResource::names).toList(),
                saved.unfit());
    }

    private static String names(Subjob subjob) {
        return subjob.sourceTable().equals(subjob.targetTable())
                ? subjob.sourceTable()
                : subjob.sourceTable() + " → " + subjob.targetTable();
    }
}
