package org.tillbridge.exchange.sessions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.Extract;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.Release;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.sessions.WritePackage.Order;
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Builds the package that leads a group from one release to the newest: every table in one
/// snapshot (D4), everything visible at or above the horizon (D3), towards the newest release that
/// very snapshot sees (D2, D11). The package exists
/// only when its row is committed, after its rows were read (D5). Stores at the same release share
/// it.
public final class BuildDownloadPackage {

    private static final List<Column> ANSWER_COLUMNS = List.of(
            new Column("request_id", "uuid"),
            new Column("answer", "text"),
            new Column("reason", "text"),
            new Column("answered_at", "timestamptz"));

    private final Database database;
    private final DownloadPackages packages;
    private final JobNews news;
    private final InstantSource clock;
    private final TableCopy copy;
    private final WritePackage write;
    private final RecentAnswers<Question, Optional<UUID>> recent;
    private final RecentAnswers<Made, String> recentlyMadeOf;
    /// One build at a time of a job for a group: whoever waits finds the package the other one
    /// built.
    private final Map<String, ReentrantLock> building = new ConcurrentHashMap<>();

    public BuildDownloadPackage(Database database, JobNews news, Path folder, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.packages = new DownloadPackages(database, folder);
        this.news = news;
        this.clock = clock;
        this.recent = new RecentAnswers<>(clock);
        this.recentlyMadeOf = new RecentAnswers<>(clock);
        this.copy = new TableCopy(database);
        this.write = new WritePackage(database, packages, copy, clock, ids);
    }

    /// The package that answers a cursor: empty when the store has everything of the job. A cursor
    /// that headquarters does not know, of another cluster, of another group, or of a job or filter
    /// that has changed since, is answered with a full package, never with a guess (D5, D8, D9).
    public Optional<UUID> run(Job job, ChannelGroup group, @Nullable UUID cursor) {
        return newest().flatMap(newest -> Optional.ofNullable(
                run(new Asked(List.of(job), group, cursor == null ? Map.of() : Map.of(job.code(), cursor), newest))
                        .get(job.code())));
    }

    /// The newest release there is.
    public Optional<UUID> newest() {
        return MakeRelease.newest(database).map(Release::releaseId);
    }

    /// What a store asks: which packages lead on from its cursors, while this release is the
    /// newest.
    public record Asked(List<Job> jobs, ChannelGroup group, Map<String, UUID> cursors, UUID newest) {
        public Asked {
            jobs = List.copyOf(jobs);
            cursors = Map.copyOf(cursors);
        }
    }

    /// The packages that answer all cursors, by job; a job whose rows the store has is not among
    /// them. Jobs without news cost one statement together.
    public Map<String, UUID> run(Asked asked) {
        return answer(asked, cursors -> List.of()).packages();
    }

    /// The same, for a store that can say what it has: a job whose cursor headquarters does not
    /// know is compared, instead of sent whole.
    public Found runOrCompare(Asked asked) {
        return answer(asked, Cursors::strange);
    }

    private Found answer(Asked asked, Function<Cursors, List<Question>> toCompare) {
        var packagesByJob = new LinkedHashMap<String, UUID>();
        var unanswered = new ArrayList<Question>();
        for (Job job : asked.jobs()) {
            var question = new Question(job, asked.group(), asked.cursors().get(job.code()), asked.newest());
            recent.find(question)
                    .filter(this::isThere)
                    .ifPresentOrElse(
                            known -> known.ifPresent(id -> packagesByJob.put(job.code(), id)),
                            () -> unanswered.add(question));
        }
        if (unanswered.isEmpty()) {
            return new Found(packagesByJob, List.of());
        }
        Cursors cursors = cursors(unanswered);
        List<Question> compare = toCompare.apply(cursors);
        unanswered.removeAll(compare);
        Set<Job> idle = withoutNews(unanswered, cursors, asked.newest());
        for (Question question : unanswered) {
            Optional<UUID> found =
                    recent.keep(question, idle.contains(question.job()) ? Optional.empty() : lookOrBuild(question));
            found.ifPresent(id -> packagesByJob.put(question.job().code(), id));
        }
        return new Found(
                packagesByJob,
                compare.stream().map(question -> wish(question.job())).toList());
    }

    /// Which package leads on from a cursor, while a release is the newest.
    private record Question(
            Job job, ChannelGroup group, @Nullable UUID cursor, UUID newest) {}

    private boolean isThere(Optional<UUID> answer) {
        return answer.map(packages::file).map(Files::exists).orElse(true);
    }

    /// What is known of the packages that the cursors of some questions name.
    private record Cursors(List<Question> questions, Map<UUID, DownloadPackages.Built> known) {

        DownloadPackages.@Nullable Built of(Question question) {
            @Nullable UUID cursor = question.cursor();
            return cursor == null ? null : known.get(cursor);
        }

        /// The questions with a cursor that headquarters does not know, or knows of another
        /// cluster.
        List<Question> strange() {
            return questions.stream()
                    .filter(question -> {
                        DownloadPackages.Built from = of(question);
                        return question.cursor() != null && (from == null || !from.thisCluster());
                    })
                    .toList();
        }
    }

    private Cursors cursors(List<Question> questions) {
        List<UUID> named = questions.stream()
                .map(Question::cursor)
                .filter(Objects::nonNull)
                .toList();
        return new Cursors(
                List.copyOf(questions),
                packages.find(named).stream()
                        .collect(Collectors.toMap(DownloadPackages.Built::packageId, built -> built)));
    }

    /// The jobs whose cursor is one to lead on from, and that have nothing newer.
    private Set<Job> withoutNews(List<Question> questions, Cursors cursors, UUID newest) {
        var since = new ArrayList<JobNews.Since>();
        for (Question question : questions) {
            DownloadPackages.Built from = cursors.of(question);
            if (from != null && leadsOn(from, order(question))) {
                since.add(new JobNews.Since(question.job(), from.toRelease()));
            }
        }
        Set<String> withNews = news.which(since, newest);
        return since.stream()
                .map(JobNews.Since::job)
                .filter(job -> !withNews.contains(job.code()))
                .collect(Collectors.toSet());
    }

    /// What a job was made of when a release was made: another choice of what a group is sent is news.
    private record Made(Job job, ChannelGroup group, UUID newest) {}

    private Order order(Question question) {
        var made = new Made(question.job(), question.group(), question.newest());
        return new Order(
                question.job(),
                question.group(),
                recentlyMadeOf
                        .find(made)
                        .orElseGet(() -> recentlyMadeOf.keep(
                                made, MadeOf.text(database.client(), question.job(), question.group()))));
    }

    private Optional<UUID> lookOrBuild(Question question) {
        Job job = question.job();
        ChannelGroup group = question.group();
        ReentrantLock lock = building.computeIfAbsent(job.code() + " " + group.name(), name -> new ReentrantLock());
        lock.lock();
        try {
            return database.inOneSnapshot(() ->
                    buildFrom(new Order(job, group, MadeOf.text(database.client(), job, group)), question.cursor()));
        } finally {
            lock.unlock();
        }
    }

    private Optional<UUID> buildFrom(Order order, @Nullable UUID cursor) {
        Optional<Release> newest = MakeRelease.newest(database);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<DownloadPackages.Built> from =
                Optional.ofNullable(cursor).flatMap(packages::find).filter(known -> leadsOn(known, order));
        UUID toRelease = newest.get().releaseId();
        if (from.isPresent() && !news.since(order.job(), from.get().toRelease(), toRelease)) {
            return Optional.empty();
        }
        return packages.find(new DownloadPackages.Wanted(
                        order.group().name(),
                        order.job().code(),
                        order.madeOf(),
                        from.map(DownloadPackages.Built::toRelease).orElse(null),
                        toRelease))
                .or(() -> Optional.of(build(order, from, toRelease)));
    }

    private static boolean leadsOn(DownloadPackages.Built known, Order order) {
        return known.thisCluster()
                && known.job().equals(order.job().code())
                && known.channelGroup().equals(order.group().name())
                && known.madeOf().equals(order.madeOf());
    }

    private UUID build(Order order, Optional<DownloadPackages.Built> from, UUID toRelease) {
        Extract extract = from.map(built -> Extract.changedSince(built.toHorizon(), order.group()))
                .orElseGet(() -> Extract.everything(order.group()));
        return write.run(order, new WritePackage.Span(from.orElse(null), toRelease, null), extract);
    }

    /// What headquarters does not lead on from: it asks the store what it has (D9).
    ///
    /// @param packages by job
    /// @param compare  the jobs whose cursor is one headquarters does not know
    public record Found(Map<String, UUID> packages, List<TableSums.Wish> compare) {

        public static final Found NOTHING = new Found(Map.of(), List.of());

        public Found {
            packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
            compare = List.copyOf(compare);
        }
    }

    private static TableSums.Wish wish(Job job) {
        return new TableSums.Wish(
                job.code(),
                job.subjobs().stream()
                        .map(subjob ->
                                new TableSums.WishedTable(subjob.targetTable(), subjob.targetColumns(), subjob.key()))
                        .toList());
    }

    /// The package that makes a store equal: every row of the buckets in which it differs, read in
    /// the snapshot that was compared (D4, D9, D11). Empty before the first release.
    public Optional<UUID> repair(Job job, ChannelGroup group, String channelId, TableSums sums) {
        return database.inOneSnapshot(() -> MakeRelease.newest(database).map(newest -> {
            var order = new Order(job, group, MadeOf.text(database.client(), job, group));
            var differing = new DifferingBuckets(database, copy.statements()).of(job, group, sums);
            return write.run(
                    order,
                    new WritePackage.Span(null, newest.releaseId(), channelId),
                    Extract.ofBuckets(group, differing));
        }));
    }

    /// Where the file of a package is, or was.
    public Path file(UUID packageId) {
        return packages.file(packageId);
    }

    /// Where the file of a package lies, or would lie had another process not built it. Throws
    /// `PackageUnknown` for one that is not for this group.
    public Path place(ChannelGroup group, UUID packageId) {
        requireBuilt(group, packageId);
        return packages.file(packageId);
    }

    /// The file of a package that is for this group. Throws `PackageUnknown` for any other.
    public Path requireFile(ChannelGroup group, UUID packageId) {
        requireBuilt(group, packageId);
        Path file = packages.file(packageId);
        if (!Files.exists(file)) {
            throw unknown(packageId);
        }
        return file;
    }

    /// Writes the store's own part of a package: the answers to its requests that the package's
    /// snapshot sees.
    ///
    /// @param statement gives request_id, answer, reason, answered_at as `COPY … TO STDOUT`
    public void buildAnswers(ChannelGroup group, UUID packageId, String statement, Path file) {
        DownloadPackages.Built built = requireBuilt(group, packageId);
        try (PackageWriter writer = PackageWriter.createToSend(file)) {
            writer.table("outbox", Role.ANSWERS, ANSWER_COLUMNS, out -> copy.copyTo(out, statement));
            writer.finish(new Manifest(
                    Manifest.FORMAT_VERSION,
                    Purpose.ANSWERS,
                    built.job(),
                    packageId,
                    null,
                    null,
                    built.toRelease(),
                    "headquarters",
                    group.legalEntity(),
                    null,
                    clock.instant(),
                    built.fromHorizon() == null,
                    List.of(),
                    Map.of()));
        }
    }

    private DownloadPackages.Built requireBuilt(ChannelGroup group, UUID packageId) {
        return packages.find(packageId)
                .filter(built -> built.channelGroup().equals(group.name()))
                .orElseThrow(() -> unknown(packageId));
    }

    private static TillbridgeException unknown(UUID packageId) {
        return new TillbridgeException(
                ErrorCode.user("PackageUnknown"),
                "There is no package %s for this store; ask again what is next".formatted(packageId));
    }
}
