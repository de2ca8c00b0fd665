package org.tillbridge.headquarters.distribution;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.NextRequest.Trouble;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The downloads of the stores, one open session per store and job: requested, downloaded, applied;
/// failed and tried again after a back-off, suspended after so many tries, canceled (spec I11,
/// I13).
public final class DownloadSessions {

    static final Duration TOLD_AGAIN = Duration.ofMinutes(1);
    private static final int LONGEST_MESSAGE = 1_000;
    private static final Sql NOTE_POLL = Sql.of(DownloadSessions.class, "note_poll.sql");
    private static final Sql NOTE_TROUBLES = Sql.of(DownloadSessions.class, "note_troubles.sql");
    private static final Sql NOTE_OFFERS = Sql.of(DownloadSessions.class, "note_offers.sql");
    private static final Sql END_WITHOUT_DATA = Sql.of(DownloadSessions.class, "end_without_data.sql");
    private static final Sql REQUEST = Sql.of(DownloadSessions.class, "request_downloads.sql");
    private static final Sql ORDERS = Sql.of(DownloadSessions.class, "poll_orders.sql");

    private final Database database;
    private final InstantSource clock;
    private final int tryCount;

    /// @param tryCount after so many failures a session is suspended; 0 = never
    public DownloadSessions(Database database, InstantSource clock, int tryCount) {
        this.database = database;
        this.clock = clock;
        this.tryCount = tryCount;
    }

    /// What the answer to a poll has to heed.
    ///
    /// @param paused    the store, or its group, is offered nothing
    /// @param fullSyncs jobs that are to come anew
    /// @param blocked   jobs whose session is suspended or waits for its next try
    /// @param open      jobs whose session waits for the store
    /// @param canceled  packages the store must not get
    /// @param wished    the store was asked to run jobs
    record Orders(
            boolean paused,
            List<String> fullSyncs,
            Set<String> blocked,
            Set<String> open,
            Set<UUID> canceled,
            boolean wished) {}

    Orders orders(String channelId, Set<String> known) {
        return ORDERS
                .list(
                        database.client(),
                        Map.of(
                                "channel_id", channelId,
                                "as_of", asOf(),
                                "told_before", asOf().minus(TOLD_AGAIN),
                                "known", known.toArray(String[]::new)),
                        (row, number) -> new Orders(
                                row.getBoolean("paused"),
                                texts(row, "full_syncs"),
                                Set.copyOf(texts(row, "blocked")),
                                Set.copyOf(texts(row, "open")),
                                Set.copyOf(array(row, "canceled", UUID.class)),
                                row.getBoolean("wished")))
                .stream()
                .findFirst()
                .orElseGet(() -> new Orders(true, List.of(), Set.of(), Set.of(), Set.of(), false));
    }

    /// Notes that the store is alive, and which packages it has applied.
    void hear(String channelId, NextRequest request) {
        List<Map.Entry<String, UUID>> cursors = List.copyOf(request.cursors().entrySet());
        var said = new HashMap<String, @Nullable Object>();
        said.put("channel_id", channelId);
        said.put("heard_at", asOf());
        said.put(
                "clock_offset_ms",
                Duration.between(request.sentAt(), clock.instant()).toMillis());
        said.put("outbox_rows", request.outboxRows());
        said.put("oldest_captured_at", atUtc(request.oldestCapturedAt()));
        said.put("sealed_head", request.sealedHead());
        said.put("stopped_reason", request.stoppedReason());
        said.put("create_customers", request.settings().get("create-customers"));
        String unknown = request.settings().getOrDefault(NextRequest.UNKNOWN_SETTINGS, "");
        said.put("unknown_settings", unknown.isEmpty() ? null : unknown);
        said.put("jobs", cursors.stream().map(Map.Entry::getKey).toArray(String[]::new));
        said.put("package_ids", cursors.stream().map(Map.Entry::getValue).toArray(UUID[]::new));
        NOTE_POLL.update(database.client(), said);
    }

    /// Notes what the store could not take. Returns when it is tried again, nothing for what is
    /// suspended.
    List<Instant> hear(String channelId, List<Trouble> troubles) {
        if (troubles.isEmpty()) {
            return List.of();
        }
        return NOTE_TROUBLES
                .list(
                        database.client(),
                        Map.of(
                                "channel_id", channelId,
                                "as_of", asOf(),
                                "try_count", tryCount,
                                "jobs", texts(troubles, Trouble::job),
                                "package_ids", ids(troubles, Trouble::packageId),
                                "states",
                                        texts(
                                                troubles,
                                                trouble -> trouble.step().failed()),
                                "messages", texts(troubles, trouble -> message(trouble.message()))),
                        (row, number) -> Optional.ofNullable(row.getObject("next_try_at", OffsetDateTime.class)))
                .stream()
                .flatMap(Optional::stream)
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    /// Notes what the store is offered, and ends the sessions of the jobs that have nothing for it.
    void offer(
            String channelId,
            Map<String, UUID> cursors,
            List<NextAnswer.Offer> offers,
            Collection<String> withoutNews) {
        if (!offers.isEmpty()) {
            NOTE_OFFERS.update(
                    database.client(),
                    Map.of(
                            "channel_id", channelId,
                            "offered_at", asOf(),
                            "jobs", texts(offers, NextAnswer.Offer::job),
                            "package_ids", ids(offers, NextAnswer.Offer::packageId),
                            "from_packages", ids(offers, offer -> cursors.get(offer.job())),
                            "states", texts(offers, offer -> offer.carried() == null ? "REQUESTED" : "DOWNLOADED")));
        }
        if (!withoutNews.isEmpty()) {
            END_WITHOUT_DATA.update(
                    database.client(),
                    Map.of(
                            "channel_id", channelId,
                            "jobs", withoutNews.toArray(String[]::new),
                            "ended_at", asOf()));
        }
    }

    /// The store has fetched a package and applies it now.
    public void downloaded(String channelId, UUID packageId) {
        database.client()
                .sql(
                        "update download_session set state = 'DOWNLOADED', downloaded_at = :as_of where channel_id = :channel_id and package_id = :package_id and state = 'REQUESTED'")
                .param("as_of", asOf())
                .param("channel_id", channelId)
                .param("package_id", packageId)
                .update();
    }

    /// Whether the store should go on with a package: nobody has canceled it.
    public boolean isWanted(String channelId, UUID packageId) {
        return database.client()
                .sql(
                        "select not exists (select from download_session where channel_id = :channel_id and package_id = :package_id and state = 'CANCELED')")
                .param("channel_id", channelId)
                .param("package_id", packageId)
                .query(Boolean.class)
                .single();
    }

    /// A session that was asked for.
    public record Requested(String channelId, String job, UUID sessionId) {}

    /// *Run now*: a session for each store that has joined and is not paused, and each job.
    public List<Requested> request(Collection<String> channelIds, Collection<String> jobs) {
        return REQUEST.list(
                database.client(),
                Map.of(
                        "channel_ids", channelIds.toArray(String[]::new),
                        "jobs", jobs.toArray(String[]::new),
                        "requested_at", asOf()),
                (row, number) -> new Requested(
                        row.getString("channel_id"), row.getString("job"), row.getObject("session_id", UUID.class)));
    }

    private static <T> String[] texts(List<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private static <T> @Nullable UUID[] ids(List<T> of, Function<T, @Nullable UUID> id) {
        return of.stream().map(id).toArray(UUID[]::new);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return array(row, column, String.class);
    }

    private static <T> List<T> array(ResultSet row, String column, Class<T> type) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column), column);
        return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }

    /// What a store says may be long, and is shown to people.
    private static String message(String said) {
        String clean = said.replace("\0", "");
        return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime asOf() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
