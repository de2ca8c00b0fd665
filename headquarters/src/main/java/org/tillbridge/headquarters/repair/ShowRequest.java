package org.tillbridge.headquarters.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// One request with what it asks for and what persons made of it.
public final class ShowRequest {

    private static final Sql SHOW = Sql.of(ShowRequest.class, "show_request.sql");
    private static final String EDITS = """
            select edit_no, edited_at, edited_by, reason, held_code, old_payload, new_payload, old_customer_id, new_customer_id
            from request_edit where request_id = ? order by edit_no
            """;

    private final Database database;
    private final InstantSource clock;

    public ShowRequest(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Throws `RequestUnknown`.
    public RequestDetail run(UUID request) {
        return database.inOneSnapshot(() -> show(request));
    }

    private RequestDetail show(UUID request) {
        List<RequestDetail.Edit> edits = database.client()
                .sql(EDITS)
                .param(request)
                .query((row, number) -> edit(row))
                .list();
        return SHOW
                .list(
                        database.client(),
                        Map.of("request_id", request, "as_of", clock.instant().atOffset(ZoneOffset.UTC)),
                        (row, number) -> detail(row, edits))
                .stream()
                .findFirst()
                .orElseThrow(() -> unknown(request));
    }

    static TillbridgeException unknown(UUID request) {
        return new TillbridgeException(
                ErrorCode.user("RequestUnknown"),
                "Headquarters has no request %s; tillbridge requests lists them".formatted(request));
    }

    private static RequestDetail detail(ResultSet row, List<RequestDetail.Edit> edits) throws SQLException {
        return new RequestDetail(
                ListRequests.view(row),
                row.getString("payload"),
                row.getString("arrived_payload"),
                row.getObject("asked_for", UUID.class),
                lock(row),
                edits);
    }

    private static RequestDetail.@Nullable Lock lock(ResultSet row) throws SQLException {
        String by = row.getString("locked_by");
        return by == null ? null : new RequestDetail.Lock(by, Times.instant(row, "locked_until"));
    }

    private static RequestDetail.Edit edit(ResultSet row) throws SQLException {
        return new RequestDetail.Edit(
                row.getInt("edit_no"),
                Times.instant(row, "edited_at"),
                row.getString("edited_by"),
                row.getString("reason"),
                row.getString("held_code"),
                row.getString("old_payload"),
                row.getString("new_payload"),
                row.getObject("old_customer_id", UUID.class),
                row.getObject("new_customer_id", UUID.class));
    }
}
