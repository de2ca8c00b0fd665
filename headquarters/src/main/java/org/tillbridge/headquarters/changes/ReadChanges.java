package org.tillbridge.headquarters.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The changes behind a token, page by page: each once, whoever writes meanwhile.
public final class ReadChanges {

    public static final ErrorCode EXPIRED = ErrorCode.user("ChangesExpired");

    /// Instead of a token: behind everything.
    private static final String NOW = "now";

    private static final Sql LIST = Sql.of(ReadChanges.class, "list_changes.sql");
    private static final int CATCH_UP = 3;
    /// Of a place nobody is told.
    private static final String NO_MARK = "";

    private final Database database;
    private final PublishChanges publish;

    public ReadChanges(Database database, PublishChanges publish) {
        this.database = database;
        this.publish = publish;
    }

    /// A change and its number.
    public record Numbered(long number, Change change) {}

    /// @param since what an earlier page said; `now`: nothing, and where to go on; null: from the oldest
    ///   that is kept
    public ChangePage run(@Nullable String since, int most) {
        publish.run(CATCH_UP);
        ChangeToken start = since == null ? oldest() : since.equals(NOW) ? newest() : known(since);
        List<Numbered> found = behind(start.number(), most + 1);
        List<Numbered> page = found.subList(0, Math.min(most, found.size()));
        String next = page.isEmpty() ? start.text() : tokenOf(page.getLast()).text();
        return new ChangePage(page.stream().map(Numbered::change).toList(), next, found.size() > most);
    }

    /// In their order.
    public List<Numbered> behind(long number, int most) {
        return LIST.list(database.client(), Map.of("after", number, "most", most), (row, place) -> numbered(row));
    }

    /// The number a token stands for. Throws `ChangeTokenUnknown`, `ChangesExpired`.
    public long numberOf(String token) {
        return token.equals(NOW) ? newest().number() : known(token).number();
    }

    private static ChangeToken tokenOf(Numbered last) {
        return ChangeToken.behind(last.number(), last.change().changeId());
    }

    private ChangeToken known(String text) {
        ChangeToken token = ChangeToken.parse(text)
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("ChangeTokenUnknown"),
                        "%s is no token; begin with GET /api/v1/changes?since=now".formatted(text)));
        UUID named = token.number() == 0 ? feed() : change(token.number()).orElse(null);
        if (named == null || !token.isOf(named) || token.number() < purgedUntil()) {
            throw new TillbridgeException(
                    EXPIRED,
                    "What follows %s is no longer kept (headquarters.changes.retention), or headquarters was restored: take a token from GET /api/v1/changes?since=now, read all customers (GET /api/v1/customers/export), then go on from the token"
                            .formatted(text));
        }
        return token;
    }

    private UUID feed() {
        return database.client()
                .sql("select feed_id from change_feed")
                .query(UUID.class)
                .single();
    }

    private Optional<UUID> change(long number) {
        return database.client()
                .sql("select change_id from change where change_no = ?")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /// In front of the oldest change that is kept.
    private ChangeToken oldest() {
        long purged = purgedUntil();
        return purged == 0 ? ChangeToken.behind(0, feed()) : new ChangeToken(purged, NO_MARK);
    }

    /// The number of the last change that is no longer kept; 0: all are.
    public long purgedUntil() {
        return database.client()
                .sql("select purged_until from change_feed")
                .query(Long.class)
                .single();
    }

    private ChangeToken newest() {
        publish.run(CATCH_UP);
        return database.client()
                .sql("select change_no, change_id from change order by change_no desc limit 1")
                .query((row, place) -> ChangeToken.behind(row.getLong(1), row.getObject(2, UUID.class)))
                .optional()
                .orElseGet(() -> ChangeToken.behind(0, feed()));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("change_no"),
                new Change(
                        row.getObject("change_id", UUID.class),
                        ChangeKind.valueOf(row.getString("kind")),
                        row.getObject("told_at", OffsetDateTime.class).toInstant(),
                        row.getString("legal_entity"),
                        row.getObject("customer_id", UUID.class),
                        row.getString("account_id"),
                        row.getObject("other_id", UUID.class),
                        row.getObject("request_id", UUID.class),
                        row.getString("channel_id"),
                        row.getString("reason_code")));
    }
}
