package org.tillbridge.headquarters.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Times;

/// Who edits a request has it alone for a while: nobody else edits, retries or cancels it, so it is
/// not converted either. It ends when it is given back, or by itself.
public final class EditLock {

    private static final String TAKE = """
            insert into request_lock (request_id, locked_by, locked_until)
            select s.request_id, :by, :until from request_state s where s.request_id = :request_id and s.state = 'HELD'
            on conflict (request_id) do update set locked_by = excluded.locked_by, locked_until = excluded.locked_until
            where request_lock.locked_by = excluded.locked_by or request_lock.locked_until <= :as_of
            """;
    private static final String GIVE_BACK =
            "delete from request_lock where request_id = :request_id and locked_by = :by";

    private final Database database;
    private final InstantSource clock;
    private final Duration lasting;

    public EditLock(Database database, InstantSource clock, Duration lasting) {
        this.database = database;
        this.clock = clock;
        this.lasting = lasting;
    }

    /// Takes it, or keeps it for longer. Throws `RequestLocked` when somebody else has it,
    /// `RequestStateWrong` when there is nothing to edit.
    public RequestDetail.Lock take(UUID request, String by) {
        Instant now = clock.instant();
        Instant until = now.plus(lasting);
        int taken = database.client()
                .sql(TAKE)
                .param("request_id", request)
                .param("by", by)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("as_of", now.atOffset(ZoneOffset.UTC))
                .update();
        if (taken == 0) {
            throw refusal(request);
        }
        return new RequestDetail.Lock(by, until);
    }

    public void giveBack(UUID request, String by) {
        database.client()
                .sql(GIVE_BACK)
                .param("request_id", request)
                .param("by", by)
                .update();
    }

    private TillbridgeException refusal(UUID request) {
        String state = database.client()
                .sql("select state from request_state where request_id = ?")
                .param(request)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ShowRequest.unknown(request));
        return RequestState.valueOf(state) == RequestState.HELD
                ? locked(request)
                : new TillbridgeException(
                        ErrorCode.user("RequestStateWrong"),
                        "Request %s is %s; only one that is held can be edited".formatted(request, state));
    }

    private TillbridgeException locked(UUID request) {
        return database.client()
                .sql("select locked_by, locked_until from request_lock where request_id = ?")
                .param(request)
                .query((row, number) -> locked(request, row.getString("locked_by"), Times.instant(row, "locked_until")))
                .optional()
                .orElseGet(() -> locked(request, "somebody else", clock.instant()));
    }

    static TillbridgeException locked(UUID request, String by, Instant until) {
        return new TillbridgeException(
                ErrorCode.user("RequestLocked"),
                "Request %s is being edited by %s until %s; try again when that is over".formatted(request, by, until));
    }
}
