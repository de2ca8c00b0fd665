package org.tillbridge.exchange.sessions;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.jobs.Head;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The store's chain of sealed sessions, and what headquarters says it holds of it.
public final class UploadChain {

    private static final Logger LOG = LoggerFactory.getLogger(UploadChain.class);
    private static final Sql GO_ON_AFTER = Sql.of(UploadChain.class, "go_on_after_head.sql");
    private static final Sql NEXT_TO_SEND = Sql.of(UploadChain.class, "next_session_to_send.sql");
    private static final Sql CONDITION = Sql.of(UploadChain.class, "chain_condition.sql");
    private static final Sql BEGIN_BEHIND = Sql.of(UploadChain.class, "begin_chain.sql");
    private static final Sql NOTE_FAILURE = Sql.of(UploadChain.class, "note_upload_failure.sql");

    private static final String OTHER_CLUSTER =
            "This database was loaded into another PostgreSQL server than the one it lived on: it may be a copy. Uploads stop until it is admitted (tillbridge stores admit); selling and creating customers go on";

    private final Database database;
    private final InstantSource clock;

    public UploadChain(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A sealed session that headquarters has not applied yet.
    ///
    /// @param tables those it has rows of, lines not counted
    public record SealedSession(
            UUID sessionId, @Nullable UUID predecessor, java.time.Instant sealedAt, int rows, Set<String> tables) {

        /// Whether it carries rows of this table.
        boolean carries(Subjob subjob) {
            return tables.contains(subjob.findHead().map(Head::table).orElse(subjob.sourceTable()));
        }
    }

    /// How the chain stands.
    ///
    /// @param acknowledged  what headquarters last said it holds
    /// @param safe          and that its backups hold
    /// @param stoppedReason why uploads stopped, null while they go on
    public record Condition(
            @Nullable UUID head,
            @Nullable UUID acknowledged,
            @Nullable UUID safe,
            long outboxRows,
            java.time.@Nullable Instant oldestCapturedAt,
            @Nullable String stoppedReason) {

        /// Whether headquarters says now what it said before: then there is nothing to write down.
        public boolean isKnown(@Nullable UUID newHead, @Nullable UUID newSafe) {
            return stoppedReason == null
                    && Objects.equals(acknowledged, newHead)
                    && (newSafe == null || newSafe.equals(safe));
        }
    }

    /// Takes headquarters' word for what it holds and goes on after it, also when that is an older
    /// session (U7).
    ///
    /// A head that this database does not know means that it was restored or copied: uploads stop,
    /// loudly (U10). No head is acceptable only to a chain that begins with none (U12).
    public void hear(@Nullable UUID head, @Nullable UUID safe) {
        database.runInTransaction(() -> {
            Heard heard = heard(head);
            if (!heard.known()) {
                stop(head);
                return;
            }
            var values = new HashMap<String, @Nullable Object>();
            values.put("position", heard.position());
            values.put("acknowledged_at", clock.instant().atOffset(ZoneOffset.UTC));
            GO_ON_AFTER.update(database.client(), values);
            database.client().sql("""
                        update upload_chain
                        set acknowledged = cast(:head as uuid), safe = coalesce(cast(:safe as uuid), safe)
                        where acknowledged is distinct from cast(:head as uuid)
                           or safe is distinct from coalesce(cast(:safe as uuid), safe)
                        """).param("head", head).param("safe", safe).update();
        });
    }

    private record Heard(boolean known, long position) {}

    private Heard heard(@Nullable UUID head) {
        return database.client()
                .sql("""
                    select coalesce(s.position, 0), c.base is not distinct from cast(:head as uuid) or s.position > coalesce(b.position, 0)
                    from (select base from upload_chain for update) c
                    left join upload_session b on b.session_id = c.base
                    left join upload_session s on s.session_id = cast(:head as uuid)
                    """)
                .param("head", head)
                .query((row, number) -> new Heard(row.getBoolean(2), row.getLong(1)))
                .single();
    }

    private void stop(@Nullable UUID head) {
        String reason = head == null
                ? "Headquarters has no session of this store, but this database no longer has the first ones: they were purged, or it was admitted behind them. Uploads stop until the store is admitted again (tillbridge stores admit)"
                : "Headquarters holds session %s of this store, which this database does not know: it was restored or copied. Uploads stop until the store is admitted again (tillbridge stores admit); selling and creating customers go on"
                        .formatted(head);
        int stopped = database.client()
                .sql("update upload_chain set stopped_reason = :reason where stopped_reason is null")
                .param("reason", reason)
                .update();
        if (stopped == 1) {
            LOG.error("station=4 step=HearHeadquarters uploads=stopped reason=\"{}\"", reason);
        }
    }

    /// Looks at every start whether this database still lives on the cluster it lived on before. A
    /// dump that was loaded elsewhere must not upload in the store's name unless a person admits it
    /// (hazard H44).
    public void recognizeCluster() {
        int stopped = database.client().sql("""
                    update upload_chain h
                    set stopped_reason = :reason
                    from pg_control_system() c
                    where h.system_identifier <> c.system_identifier and h.stopped_reason is null
                    """).param("reason", OTHER_CLUSTER).update();
        if (stopped == 1) {
            LOG.error("station=4 step=RecognizeCluster uploads=stopped reason=\"{}\"", OTHER_CLUSTER);
        }
        database.client()
                .sql(
                        "update upload_chain h set system_identifier = c.system_identifier from pg_control_system() c where h.system_identifier is null")
                .update();
    }

    /// The session after the one headquarters holds; empty when there is none or uploads are
    /// stopped.
    public Optional<SealedSession> nextToSend() {
        return NEXT_TO_SEND
                .list(
                        database.client(),
                        Map.of(),
                        (row, number) -> new SealedSession(
                                row.getObject("session_id", UUID.class),
                                row.getObject("predecessor", UUID.class),
                                Times.instant(row, "sealed_at"),
                                row.getInt("rows"),
                                Set.of((String[]) row.getArray("tables").getArray())))
                .stream()
                .findFirst();
    }

    public Condition condition() {
        return CONDITION.one(database.client(), Map.of(), (row, number) -> {
            return new Condition(
                    row.getObject("head", UUID.class),
                    row.getObject("acknowledged", UUID.class),
                    row.getObject("safe", UUID.class),
                    row.getLong("outbox_rows"),
                    Times.instantOrNull(row, "oldest_captured_at"),
                    row.getString("stopped_reason"));
        });
    }

    /// Begins a new chain behind the session of an admission: every row this database still keeps
    /// is sealed anew, headquarters takes each once (protocol U4, U11). Returns how many rows there
    /// are.
    public long beginBehind(UUID base) {
        return database.inTransaction(() -> {
            database.client()
                    .sql("select head from upload_chain for update")
                    .query()
                    .listOfRows();
            BEGIN_BEHIND.update(database.client(), Map.of("base", base));
            database.client()
                    .sql("update outbox set session_id = null where session_id is not null")
                    .update();
            return database.client()
                    .sql("select count(*) from outbox")
                    .query(Long.class)
                    .single();
        });
    }

    /// Keeps the reason of a failed attempt beside the session.
    public void noteFailure(UUID session, String message) {
        NOTE_FAILURE.update(database.client(), Map.of("session_id", session, "message", message));
    }
}
