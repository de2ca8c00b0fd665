package org.tillbridge.headquarters.distribution;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Answers a store's poll: what headquarters holds of it, what it should run, which package leads
/// on from its cursor.
public final class AnswerPoll {

    private static final Sql NOTE_WAKE = Sql.of(AnswerPoll.class, "note_wake.sql");

    private final Database database;
    private final ReceiveUploadSession sessions;
    private final SavedJobs jobs;
    private final BuildDownloadPackage packages;
    private final OpenJobs open;
    private final SendPackages sending;
    private final DownloadSessions downloads;
    private final FullSyncs fullSyncs;
    private final WaitingStores waiting;
    private final InstantSource clock;

    /// What leads a store on: the jobs there are, and their packages.
    public record Distribution(
            SavedJobs jobs, BuildDownloadPackage packages, SendPackages sending, DownloadSessions downloads) {}

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
        this.sending = distribution.sending();
        this.downloads = distribution.downloads();
        this.fullSyncs = new FullSyncs(database, clock);
        this.waiting = waiting;
        this.clock = clock;
    }

    /// Notes that the store is alive, which packages it has applied, and what it could not take.
    public void hear(Store store, NextRequest request) {
        downloads.hear(store.channelId(), request);
        downloads
                .hear(store.channelId(), request.troubles())
                .forEach(nextTry -> waiting.wakeAfter(store.channelId(), Duration.between(clock.instant(), nextTry)));
    }

    /// The answer there is now; empty when the store has everything and nothing is asked of it.
    public Optional<NextAnswer> answer(Store store, NextRequest request, Offering offering) {
        Set<String> known = request.cursors().keySet();
        DownloadSessions.Orders orders = downloads.orders(store.channelId(), known);
        List<String> wake = orders.wished() ? waiting.takeWishes(store.channelId()) : List.of();
        if (!wake.isEmpty()) {
            noteWake(store);
        }
        FullSyncs.Due due = fullSyncs.due(store.channelId(), orders.paused() ? List.of() : orders.fullSyncs(), known);
        List<String> told = Stream.concat(wake.stream(), due.tell().stream()).toList();
        Offered offered = orders.paused()
                ? new Offered(List.of(), List.of())
                : offers(store, request, new Wanted(offering, wake, due, orders));
        Answer held = sessions.answer(store.channelId());
        boolean lacksSealed =
                request.sealedHead() != null && !request.sealedHead().equals(held.head()) && request.outboxRows() == 0;
        String pace = pace(store, offering);
        boolean knowsPace = request.uploadPace() == null || pace == null || pace.equals(request.uploadPace());
        return told.isEmpty() && offered.isEmpty() && !lacksSealed && knowsPace
                ? Optional.empty()
                : Optional.of(
                        new NextAnswer(held.head(), held.safe(), told, offered.packages(), pace, offered.compare()));
    }

    /// What decides which jobs are looked at.
    private record Wanted(Offering offering, List<String> wake, FullSyncs.Due due, DownloadSessions.Orders orders) {

        Stream<String> asked() {
            return Stream.of(wake, due.ready(), orders.open()).flatMap(Collection::stream);
        }
    }

    private record Offered(List<NextAnswer.Offer> packages, List<TableSums.Wish> compare) {

        boolean isEmpty() {
            return packages.isEmpty() && compare.isEmpty();
        }

        boolean has(String job) {
            return packages.stream().anyMatch(offer -> offer.job().equals(job))
                    || compare.stream().anyMatch(wish -> wish.job().equals(job));
        }
    }

    private Offered offers(Store store, NextRequest request, Wanted wanted) {
        List<Job> looked = looked(store, request, wanted);
        BuildDownloadPackage.Found found = packages.newest()
                .map(newest -> new BuildDownloadPackage.Asked(looked, store.group(), request.cursors(), newest))
                .map(asked -> request.takesCarried()
                        ? packages.runOrCompare(asked)
                        : new BuildDownloadPackage.Found(packages.run(asked), List.of()))
                .orElse(BuildDownloadPackage.Found.NOTHING);
        List<NextAnswer.Offer> offers = found.packages().entrySet().stream()
                .filter(offer -> !wanted.orders().canceled().contains(offer.getValue()))
                .map(offer -> new NextAnswer.Offer(offer.getKey(), offer.getValue()))
                .map(offer -> request.takesCarried() ? sending.carried(store, offer) : offer)
                .toList();
        var offered = new Offered(offers, found.compare());
        downloads.offer(
                store.channelId(),
                request.cursors(),
                offers,
                looked.stream()
                        .map(Job::code)
                        .filter(job -> wanted.orders().open().contains(job) && !offered.has(job))
                        .toList());
        return offered;
    }

    /// What makes a store equal that has said what it has (protocol D9).
    public NextAnswer.Offer compare(Store store, TableSums sums) {
        Job job = jobs.downloads(List.of(sums.job())).stream()
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("JobUnknown"), "There is no download job %s here".formatted(sums.job())));
        UUID repair = packages.repair(job, store.group(), store.channelId(), sums)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.outage("NoRelease"), "There is no release yet; ask again what is next"));
        var offer = new NextAnswer.Offer(job.code(), repair);
        downloads.offer(store.channelId(), Map.of(job.code(), sums.cursor()), List.of(offer), List.of());
        return offer;
    }

    /// What its schedules open, and whatever was asked for; not what failed and waits.
    private List<Job> looked(Store store, NextRequest request, Wanted wanted) {
        List<Job> asked = jobs.downloads(wanted.asked().toList());
        List<Job> candidates = wanted.offering() == Offering.ON_REQUEST
                ? asked
                : Stream.concat(asked.stream(), open.of(store.channelGroup(), request.cursors()).stream())
                        .distinct()
                        .toList();
        return candidates.stream()
                .filter(job -> !wanted.orders().blocked().contains(job.code()))
                .toList();
    }

    private @Nullable String pace(Store store, Offering offering) {
        return offering == Offering.PACKAGES ? open.uploadPace(store.channelGroup()) : null;
    }

    /// The answer of a poll that waited in vain: what headquarters holds, nothing to do.
    public NextAnswer nothingYet(Store store, Offering offering) {
        Answer held = sessions.answer(store.channelId());
        return new NextAnswer(held.head(), held.safe(), List.of(), List.of(), pace(store, offering), List.of());
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
}
