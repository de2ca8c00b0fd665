package org.tillbridge.exchange.sessions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.exchange.quarantine.Quarantine;
import org.tillbridge.exchange.quarantine.RefusedData;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Applies an uploaded session that lies complete in the spool: its rows and the store's new head
/// in one transaction (protocol U6), only if its predecessor is the head (U3). The answer is the
/// head as it durably is (U5).
public final class ReceiveUploadSession {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveUploadSession.class);
    private static final ErrorCode NOT_THIS_SESSION = ErrorCode.data("NotThisSession");
    private static final Duration SMALLEST_OFFSET = Duration.ofSeconds(1);
    private static final Sql ADD_SESSION = Sql.of(ReceiveUploadSession.class, "add_applied_session.sql");
    private static final Sql NEWEST_SAFE = Sql.of(ReceiveUploadSession.class, "newest_safe_session.sql");

    private final Database database;
    private final Supplier<Job> job;
    private final UploadedRows rows;
    private final InstantSource clock;
    private final Duration retention;
    private final TableCopy copy;

    /// @param retention how long `safe` lags the acknowledgement while no backups are known
    ///   (U9)
    public ReceiveUploadSession(
            Database database, Supplier<Job> job, UploadedRows rows, InstantSource clock, Duration retention) {
        this.database = database;
        this.job = job;
        this.rows = rows;
        this.clock = clock;
        this.retention = retention;
        this.copy = new TableCopy(database);
    }

    /// A session as it came in.
    ///
    /// @param channelId whose key signed the call
    /// @param sentAt    the store's clock when it sent, null when it did not say
    public record Arrival(
            String channelId,
            UUID sessionId,
            Path file,
            @Nullable Instant sentAt) {}

    /// Applies the session, or says why not; either way answers with what headquarters holds.
    public Answer run(Arrival arrival) {
        try (PackageReader reader = PackageReader.open(arrival.file(), PackageLimits.forUploads())) {
            requireItIs(arrival, reader.manifest());
            requireKnownTables(arrival, reader.manifest());
            return apply(arrival, reader);
        }
    }

    /// All rows at once; if the database refuses one of them, again without the ones it refuses. A
    /// value that could lose something on the way in is looked at in any case.
    private Answer apply(Arrival arrival, PackageReader reader) {
        if (needsSifting(reader)) {
            return database.inTransaction(() -> apply(arrival, reader, this::takeFitting));
        }
        try {
            return database.inTransaction(() -> apply(arrival, reader, this::takeAll));
        } catch (RuntimeException e) {
            RefusedData refused = RefusedData.find(e).orElseThrow(() -> e);
            LOG.warn(
                    "station=5 step=ReceiveUploadSession store={} session={} sifted=true sqlstate={}",
                    arrival.channelId(),
                    arrival.sessionId(),
                    refused.sqlState());
            return database.inTransaction(() -> apply(arrival, reader, this::takeFitting));
        }
    }

    private boolean needsSifting(PackageReader reader) {
        return arriving(reader).stream().anyMatch(subjob -> {
            List<Column> columns = copy.arriving(reader, subjob);
            return !copy.statements().strange(subjob, columns).isEmpty()
                    || copy.statements().mayLose(subjob, columns);
        });
    }

    /// A way to take the rows of a session. Returns how many were new.
    private interface Taking {
        long take(PackageReader reader, Upload upload);
    }

    private long takeAll(PackageReader reader, Upload upload) {
        arriving(reader).forEach(subjob -> copy.copyIn(reader, subjob));
        return rows.accept(database.client(), upload);
    }

    /// The tables the session has rows of, and those of their lines: nothing is done about the
    /// others.
    private List<Subjob> arriving(PackageReader reader) {
        return job.get().subjobs().stream()
                .filter(subjob -> hasRows(reader, subjob.targetTable())
                        || subjob.findHead()
                                .filter(head -> hasRows(reader, head.table()))
                                .isPresent())
                .toList();
    }

    private static boolean hasRows(PackageReader reader, String table) {
        return reader.findContent(table, Role.ROWS)
                .filter(content -> content.rows() > 0 || content.bytes() > 0)
                .isPresent();
    }

    /// By the catalogue of now: a column may have become wider since.
    private long takeFitting(PackageReader reader, Upload upload) {
        var quarantine = Quarantine.ofSession(
                database.client(), upload.channelId(), upload.origin(job.get().code()));
        var sift = new SiftRows(database, new TableCopy(database), arriving(reader), quarantine);
        long fitting = sift.copyIn(reader, SiftRows.Strange.REFUSED);
        var accepted = new LongAdder();
        sift.take(fitting, () -> accepted.add(rows.accept(database.client(), upload)));
        return accepted.sum();
    }

    /// What headquarters holds of a store, for polls and heartbeats (U8).
    public Answer answer(String channelId) {
        return answer(channelId, null);
    }

    private Answer apply(Arrival arrival, PackageReader reader, Taking taking) {
        UUID head = lockHead(arrival);
        if (isApplied(arrival)) {
            return answer(arrival.channelId(), Answer.Outcome.ALREADY_APPLIED);
        }
        if (!Objects.equals(head, reader.manifest().predecessor())) {
            return answer(arrival.channelId(), Answer.Outcome.NOT_NEXT);
        }
        Instant receivedAt = clock.instant();
        var upload = new Upload(
                arrival.channelId(),
                arrival.sessionId(),
                receivedAt.atOffset(ZoneOffset.UTC),
                offset(arrival, receivedAt),
                arriving(reader).stream().map(Subjob::targetTable).collect(Collectors.toSet()));
        long accepted = taking.take(reader, upload);
        addSession(arrival, reader, receivedAt);
        LOG.info(
                "station=5 step=ReceiveUploadSession store={} session={} rows={} new={}",
                arrival.channelId(),
                arrival.sessionId(),
                CapturedRows.in(reader.manifest(), job.get()),
                accepted);
        return answer(arrival.channelId(), Answer.Outcome.APPLIED);
    }

    /// A person who cancels the session finds its connection by its name.
    private @Nullable UUID lockHead(Arrival arrival) {
        record Head(@Nullable UUID head) {}
        return database.client()
                .sql(
                        "select head, set_config('application_name', :worker, true) from channel where channel_id = :channel_id for update")
                .param("worker", "upload " + arrival.sessionId())
                .param("channel_id", arrival.channelId())
                .query((row, number) -> new Head(row.getObject(1, UUID.class)))
                .single()
                .head();
    }

    private boolean isApplied(Arrival arrival) {
        Optional<String> sender = database.client()
                .sql("select channel_id from upload_session where session_id = :session_id")
                .param("session_id", arrival.sessionId())
                .query(String.class)
                .optional();
        if (sender.isPresent() && !sender.get().equals(arrival.channelId())) {
            throw new TillbridgeException(
                    NOT_THIS_SESSION,
                    "Store %s sent session %s, which is a session of another store; nothing was stored"
                            .formatted(arrival.channelId(), arrival.sessionId()));
        }
        return sender.isPresent();
    }

    private void addSession(Arrival arrival, PackageReader reader, Instant receivedAt) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("session_id", arrival.sessionId());
        values.put("channel_id", arrival.channelId());
        values.put("predecessor", reader.manifest().predecessor());
        values.put("sealed_at", reader.manifest().createdAt().atOffset(ZoneOffset.UTC));
        values.put("received_at", receivedAt.atOffset(ZoneOffset.UTC));
        values.put("applied_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("rows", CapturedRows.in(reader.manifest(), job.get()));
        values.put("bytes", reader.bytes());
        values.put("sha256", HexFormat.of().parseHex(reader.sha256()));
        ADD_SESSION.update(database.client(), values);
    }

    private Answer answer(String channelId, Answer.@Nullable Outcome outcome) {
        var values = Map.of(
                "channel_id",
                channelId,
                "contained_until",
                clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
        return NEWEST_SAFE.one(
                database.client(),
                values,
                (row, number) ->
                        new Answer(outcome, row.getObject("head", UUID.class), row.getObject("safe", UUID.class)));
    }

    /// Network time is not clock error: small differences count as none.
    private static Duration offset(Arrival arrival, Instant receivedAt) {
        Duration offset = arrival.sentAt() == null ? Duration.ZERO : Duration.between(arrival.sentAt(), receivedAt);
        return offset.abs().compareTo(SMALLEST_OFFSET) < 0 ? Duration.ZERO : offset;
    }

    /// Rows of a table that headquarters does not know must not be lost: the store keeps them until
    /// headquarters is of its version.
    private void requireKnownTables(Arrival arrival, Manifest manifest) {
        for (TableContent content : manifest.tables()) {
            if (job.get().subjobs().stream()
                    .noneMatch(subjob -> subjob.targetTable().equals(content.table()))) {
                throw new TillbridgeException(
                        NOT_THIS_SESSION,
                        "Session %s of store %s has rows of table %s, which headquarters does not know; update headquarters, then it is taken"
                                .formatted(arrival.sessionId(), arrival.channelId(), content.table()));
            }
        }
    }

    private void requireItIs(Arrival arrival, Manifest manifest) {
        boolean same = manifest.purpose() == Purpose.UPLOAD
                && manifest.id().equals(arrival.sessionId())
                && manifest.job().equals(job.get().code())
                && manifest.sender().equals(arrival.channelId());
        if (!same) {
            throw new TillbridgeException(
                    NOT_THIS_SESSION,
                    "Store %s sent session %s, but the package says %s of %s; nothing was stored"
                            .formatted(arrival.channelId(), arrival.sessionId(), manifest.id(), manifest.sender()));
        }
    }
}
