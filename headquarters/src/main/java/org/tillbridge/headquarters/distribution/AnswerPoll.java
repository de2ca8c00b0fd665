package org.tillbridge.headquarters.distribution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Answers a store's poll: what headquarters holds of it, what it should run, which package leads
/// on from its cursor.
public final class AnswerPoll {

    private static final Sql NOTE_HEARTBEAT = Sql.of(AnswerPoll.class, "note_heartbeat.sql");
    private static final Sql NOTE_CURSORS = Sql.of(AnswerPoll.class, "note_cursors.sql");
    private static final Sql NOTE_WAKE = Sql.of(AnswerPoll.class, "note_wake.sql");
    private static final Sql NOTE_OFFER = Sql.of(AnswerPoll.class, "note_offer.sql");

    private final Database database;
    private final ReceiveUploadSession sessions;
    private final SavedJobs jobs;
    private final BuildDownloadPackage packages;
    private final OpenJobs open;
    private final FullSyncs fullSyncs;
    private final WaitingStores waiting;
    private final InstantSource clock;

    /// What leads a store on: the jobs there are, and their packages.
    public record Distribution(SavedJobs jobs, BuildDownloadPackage packages) {}

    public AnswerPoll(
            Database database,
            ReceiveUploadSession sessions,
            Distribution distribution,
            WaitingStores waiting,
            InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.jobs = distribution.jobs();
        this.packages = distribution.packages();
        this.open = new OpenJobs(database, distribution.jobs());
        this.fullSyncs = new FullSyncs(database, clock);
        this.waiting = waiting;
        this.clock = clock;
    }

    /// Notes that the store is alive and which packages it has applied.
    public void hear(Store store, NextRequest request) {
        Instant now = clock.instant();
        OffsetDateTime asOf = now.atOffset(ZoneOffset.UTC);
        var heartbeat = new HashMap<String, @Nullable Object>();
        heartbeat.put("channel_id", store.channelId());
        heartbeat.put("heard_at", asOf);
        heartbeat.put("clock_offset_ms", Duration.between(request.sentAt(), now).toMillis());
        heartbeat.put("outbox_rows", request.outboxRows());
        heartbeat.put(
                "oldest_captured_at",
                request.oldestCapturedAt() == null
                        ? null
                        : request.oldestCapturedAt().atOffset(ZoneOffset.UTC));
        heartbeat.put("sealed_head", request.sealedHead());
        heartbeat.put("stopped_reason", request.stoppedReason());
        NOTE_HEARTBEAT.update(database.client(), heartbeat);
        if (!request.cursors().isEmpty()) {
            List<Map.Entry<String, UUID>> cursors =
                    List.copyOf(request.cursors().entrySet());
            NOTE_CURSORS.update(
                    database.client(),
                    Map.of(
                            "channel_id", store.channelId(),
                            "jobs", cursors.stream().map(Map.Entry::getKey).toArray(String[]::new),
                            "package_ids",
                                    cursors.stream().map(Map.Entry::getValue).toArray(UUID[]::new),
                            "applied_at", asOf));
        }
    }

    /// The answer there is now; empty when the store has everything and nothing is asked of it.
    public Optional<NextAnswer> answer(Store store, NextRequest request, Offering offering) {
        List<String> wake = waiting.takeWishes(store.channelId());
        if (!wake.isEmpty()) {
            noteWake(store);
        }
        FullSyncs.Due due = fullSyncs.due(store.channelId(), request.cursors().keySet());
        List<String> told = Stream.concat(wake.stream(), due.tell().stream()).toList();
        List<NextAnswer.Offer> offers = packages.newest()
                .map(newest -> offered(store, request, new Asked(offering, wake, due)).stream()
                        .flatMap(job -> offer(store, request, new Next(job, newest)).stream())
                        .toList())
                .orElse(List.of());
        Answer held = sessions.answer(store.channelId());
        boolean lacksSealed =
                request.sealedHead() != null && !request.sealedHead().equals(held.head()) && request.outboxRows() == 0;
        String pace = pace(store, offering);
        boolean knowsPace = request.uploadPace() == null || pace == null || pace.equals(request.uploadPace());
        return told.isEmpty() && offers.isEmpty() && !lacksSealed && knowsPace
                ? Optional.empty()
                : Optional.of(new NextAnswer(held.head(), held.safe(), told, offers, pace));
    }

    private record Asked(Offering offering, List<String> wake, FullSyncs.Due due) {}

    /// What its schedules open, and whatever a person has asked for.
    private List<Job> offered(Store store, NextRequest request, Asked asked) {
        List<Job> wanted = jobs.downloads(Stream.concat(asked.wake().stream(), asked.due().ready().stream())
                .toList());
        return asked.offering() == Offering.ON_REQUEST
                ? wanted
                : Stream.concat(wanted.stream(), open.of(store.channelGroup(), request.cursors()).stream())
                        .distinct()
                        .toList();
    }

    private @Nullable String pace(Store store, Offering offering) {
        return offering == Offering.PACKAGES ? open.uploadPace(store.channelGroup()) : null;
    }

    /// The answer of a poll that waited in vain: what headquarters holds, nothing to do.
    public NextAnswer nothingYet(Store store, Offering offering) {
        Answer held = sessions.answer(store.channelId());
        return new NextAnswer(held.head(), held.safe(), List.of(), List.of(), pace(store, offering));
    }

    /// Whether packages are offered by themselves, or only after *run now*.
    public enum Offering {
        PACKAGES,
        ON_REQUEST
    }

    /// What the store says in its next poll, it says after it has done what it was told.
    private void noteWake(Store store) {
        NOTE_WAKE.update(
                database.client(),
                Map.of(
                        "channel_id",
                        store.channelId(),
                        "woken_at",
                        clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private record Next(Job job, UUID newest) {}

    private Optional<NextAnswer.Offer> offer(Store store, NextRequest request, Next next) {
        String code = next.job().code();
        Optional<UUID> packageId = packages.run(new BuildDownloadPackage.Question(
                next.job(), store.group(), request.cursors().get(code), next.newest()));
        packageId.ifPresent(offered -> NOTE_OFFER.update(
                database.client(),
                Map.of(
                        "channel_id",
                        store.channelId(),
                        "package_id",
                        offered,
                        "offered_at",
                        clock.instant().atOffset(ZoneOffset.UTC))));
        return packageId.map(offered -> new NextAnswer.Offer(code, offered));
    }
}
