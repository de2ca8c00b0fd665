package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tillbridge.app.commandline.ConversionReport.Absence;
import org.tillbridge.app.commandline.ConversionReport.Downloaded;
import org.tillbridge.app.commandline.ConversionReport.MissingStore;
import org.tillbridge.app.commandline.ConversionReport.Synchronized;
import org.tillbridge.app.commandline.ConversionReport.Uploaded;
import org.tillbridge.headquarters.customers.ConversionProgress.Progress;
import org.tillbridge.headquarters.customers.ConversionProgress.StoreProgress;
import org.tillbridge.headquarters.customers.ConversionProgress.Totals;
import org.tillbridge.headquarters.customers.SynchronizationStatus.OpenRequest;
import org.tillbridge.headquarters.customers.SynchronizationStatus.Overview;

/// The three jobs in order, over headquarters' door (spec G08). Works whether jobs run by
/// themselves or only when asked: every store is asked, and each step ends when all that are there
/// have said that they are through.
final class Conversion {

    /// A store calls at least every 25 s.
    static final Duration AWAY_AFTER = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /// A store whose last word was not the end is asked again after this many looks.
    private static final int LOOKS_BEFORE_ASKING_AGAIN = 5;

    private final OperatorLine headquarters;
    private final Duration patience;
    private final Progress before;

    Conversion(OperatorLine headquarters, Duration patience) {
        this.headquarters = headquarters;
        this.patience = patience;
        this.before = headquarters.get("progress", Progress.class);
    }

    /// The stores that have joined.
    long stores() {
        return before.stores().stream().filter(StoreProgress::joined).count();
    }

    /// P-0001: every store sends what it has captured.
    Uploaded upload(LongConsumer reached) {
        headquarters.post("jobs/P-0001/run");
        Progress after = await(new Step("jobs/P-0001/run", before.asOf(), StoreProgress::sent, reached));
        List<StoreProgress> stores = joined(after);
        return new Uploaded(
                stores.size(),
                stores.stream().filter(StoreProgress::sent).count(),
                stores.stream().mapToLong(StoreProgress::sessions).sum(),
                stores.stream().mapToLong(StoreProgress::rows).sum(),
                missing(after, StoreProgress::sent));
    }

    /// Synchronize customers and channel requests. What the job did by itself since the stores were
    /// asked counts as well.
    Synchronized synchronize() {
        headquarters.post("jobs/synchronize-customers/run");
        Totals totals = progress().totals();
        List<OpenRequest> held = totals.held() == 0
                ? List.of()
                : headquarters.get("status", Overview.class).open().stream()
                        .filter(request -> request.state().equals("HELD"))
                        .toList();
        return new Synchronized(
                totals.claimed(),
                totals.created(),
                totals.changed(),
                totals.newlyHeld(),
                totals.waiting(),
                totals.held(),
                held);
    }

    /// 1010: every store fetches what changed.
    Downloaded download(LongConsumer reached) {
        Instant asked = progress().asOf();
        headquarters.post("jobs/1010/run");
        long release = progress().totals().newestRelease();
        Predicate<StoreProgress> upToDate = store -> store.appliedRelease() >= release;
        Progress after = await(new Step("jobs/1010/run", asked, upToDate, reached));
        List<StoreProgress> stores = joined(after);
        return new Downloaded(
                after.totals().packages(),
                stores.size(),
                stores.stream().filter(upToDate).count(),
                missing(after, upToDate));
    }

    /// @param job     what a store is asked again
    /// @param asked   when it was asked first
    /// @param through whether it has done it
    /// @param reached told how many have
    private record Step(String job, Instant asked, Predicate<StoreProgress> through, LongConsumer reached) {

        /// Has heard the wish, has called since, and is not through.
        boolean isToBeAskedAgain(StoreProgress store) {
            Instant woken = store.wokenAt();
            Instant heard = store.heardAt();
            return woken != null
                    && heard != null
                    && !woken.isBefore(asked)
                    && heard.isAfter(woken)
                    && !through.test(store);
        }
    }

    private Progress await(Step step) {
        long started = System.nanoTime();
        for (int look = 1; ; look++) {
            Progress progress = progress();
            List<StoreProgress> stores = joined(progress);
            step.reached().accept(stores.stream().filter(step.through()).count());
            boolean allThrough = stores.stream()
                    .filter(store -> !isAway(store, progress.asOf()))
                    .allMatch(step.through());
            if (allThrough || System.nanoTime() - started >= patience.toNanos()) {
                return progress;
            }
            if (look % LOOKS_BEFORE_ASKING_AGAIN == 0) {
                askAgain(step, stores);
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private void askAgain(Step step, List<StoreProgress> stores) {
        String again = stores.stream()
                .filter(step::isToBeAskedAgain)
                .map(StoreProgress::channelId)
                .map(OperatorLine::encoded)
                .collect(Collectors.joining("&store="));
        if (!again.isEmpty()) {
            headquarters.post(step.job() + "?store=" + again);
        }
    }

    private Progress progress() {
        return headquarters.get("progress?since=" + before.asOf(), Progress.class);
    }

    private static List<StoreProgress> joined(Progress progress) {
        return progress.stores().stream().filter(StoreProgress::joined).toList();
    }

    private static List<MissingStore> missing(Progress progress, Predicate<StoreProgress> through) {
        Function<StoreProgress, Absence> absence =
                store -> isAway(store, progress.asOf()) ? Absence.AWAY : Absence.LATE;
        return joined(progress).stream()
                .filter(through.negate())
                .map(store -> new MissingStore(
                        store.channelId(), store.name(), absence.apply(store), store.heardAt(), store.outboxRows()))
                .toList();
    }

    private static boolean isAway(StoreProgress store, Instant now) {
        Instant heard = store.heardAt();
        return heard == null || heard.isBefore(now.minus(AWAY_AFTER));
    }
}
