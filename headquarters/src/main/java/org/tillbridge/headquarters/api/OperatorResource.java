package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.customers.ConversionProgress;
import org.tillbridge.headquarters.customers.StoreCondition;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.jobs.NoteRuns;
import org.tillbridge.headquarters.jobs.SalesJobs;
import org.tillbridge.headquarters.orders.SynchronizeOrders;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What an operator may call: run a job now, let a store in, see how things stand.
@RestController
@RequestMapping("/api/v1")
final class OperatorResource {

    private final HeadquartersJobs jobs;
    private final JobRuns runs;
    private final SalesJobs sales;
    private final HandOn handOn;
    private final StoreAdmission admission;
    private final AdmitDatabase admit;
    private final DownloadSessions downloads;
    private final NoteRuns byHand;
    private final SynchronizationStatus status;
    private final ConversionProgress progress;

    OperatorResource(HeadquartersJobs jobs, SalesJobs sales, JobRuns runs, OperatorDesk desk, OperatorViews views) {
        this.jobs = jobs;
        this.runs = runs;
        this.sales = sales;
        this.handOn = new HandOn(desk.others());
        this.admission = desk.admission();
        this.admit = desk.admit();
        this.downloads = desk.downloads();
        this.byHand = desk.byHand();
        this.status = views.status();
        this.progress = views.progress();
    }

    /// A code that works once, and for which store.
    record StoreCode(String channelId, String code) {}

    /// A code with which the store can join once within 24 hours.
    @PostMapping("/stores/{channelId}/join-code")
    @Allowed(Role.ADMINISTRATOR)
    StoreCode newJoinCode(@PathVariable String channelId) {
        return new StoreCode(channelId, admission.newJoinCode(channelId).orElseThrow(() -> unknown(channelId)));
    }

    /// What headquarters has of a store before its database is admitted.
    @GetMapping("/stores/{channelId}/admission")
    @Allowed(Role.AUDITOR)
    AdmitDatabase.Preview previewAdmission(@PathVariable String channelId) {
        return admit.preview(channelId).orElseThrow(() -> unknown(channelId));
    }

    /// A code with which one database of a stopped store is admitted, once, within 24 hours.
    @PostMapping("/stores/{channelId}/admission")
    @Allowed(Role.ADMINISTRATOR)
    StoreCode newAdmission(@PathVariable String channelId) {
        return new StoreCode(channelId, admit.newCode(channelId).orElseThrow(() -> unknown(channelId)));
    }

    private static TillbridgeException unknown(String channelId) {
        return new TillbridgeException(
                ErrorCode.user("StoreUnknown"),
                "There is no store %s; the configuration lists the stores".formatted(channelId));
    }

    /// Which stores were asked to upload.
    record UploadAsked(String job, List<String> asked) {}

    /// P-0001: asks the named stores, or all, to upload what they have captured. They answer in
    /// their own time.
    @PostMapping("/jobs/P-0001/run")
    @Allowed(Role.OPERATOR)
    UploadAsked runUpload(@RequestParam(name = "store", required = false) @Nullable Set<String> stores) {
        List<String> asked = asked(stores);
        asked.forEach(jobs::askForUpload);
        byHand.note(HeadquartersJobs.UPLOAD, asked);
        return new UploadAsked(HeadquartersJobs.UPLOAD, asked);
    }

    /// Synchronize customers and channel requests; answers when it is done.
    @PostMapping(value = "/jobs/synchronize-customers/run", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    HandedOn<SynchronizeCustomers.Outcome> runSynchronize(HttpServletRequest request) {
        return handOn.answer(request, () -> {
            byHand.note(HeadquartersJobs.SYNCHRONIZE, List.of());
            return jobs.synchronizeCustomers(JobRuns.Trigger.RUN_NOW);
        });
    }

    /// Synchronize orders, all that wait; answers when it is done.
    @PostMapping(value = "/jobs/synchronize-orders/run", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    HandedOn<SynchronizeOrders.Outcome> runOrders(HttpServletRequest request) {
        return handOn.answer(request, () -> {
            byHand.note(SalesJobs.ORDERS, List.of());
            return sales.synchronizeOrders(JobRuns.Trigger.RUN_NOW, SynchronizeOrders.Which.ALL);
        });
    }

    /// 1010: names a release if anything changed and asks the named stores, or all, to fetch it.
    @PostMapping("/jobs/1010/run")
    @Allowed(Role.OPERATOR)
    DownloadAsked runDownload(@RequestParam(name = "store", required = false) @Nullable Set<String> stores) {
        List<String> asked = asked(stores);
        boolean released = jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of()).isPresent();
        List<DownloadSessions.Requested> sessions = downloads.request(asked, List.of(HeadquartersJobs.CUSTOMERS));
        asked.forEach(jobs::askForDownload);
        byHand.note(HeadquartersJobs.CUSTOMERS, asked);
        return new DownloadAsked(HeadquartersJobs.CUSTOMERS, released, asked, sessions);
    }

    private List<String> asked(@Nullable Set<String> stores) {
        return admission.stores().stream()
                .map(Store::channelId)
                .filter(id -> stores == null || stores.contains(id))
                .toList();
    }

    /// What the jobs have done since a moment, store by store; without one, how the stores stand
    /// now.
    @GetMapping("/progress")
    @Allowed(Role.AUDITOR)
    ConversionProgress.Progress progress(@RequestParam(required = false) @Nullable Instant since) {
        return progress.since(since);
    }

    @GetMapping("/jobs/runs")
    @Allowed(Role.AUDITOR)
    List<JobRuns.Past> latestRuns() {
        return runs.latest(50);
    }

    @GetMapping("/stores")
    @Allowed(Role.AUDITOR)
    List<StoreCondition> stores() {
        return status.stores();
    }

    @GetMapping("/status")
    @Allowed(Role.AUDITOR)
    SynchronizationStatus.Overview status() {
        return status.overview();
    }
}
