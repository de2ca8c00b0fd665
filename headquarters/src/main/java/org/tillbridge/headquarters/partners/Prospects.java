package org.tillbridge.headquarters.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.repair.ShowRequest;
import org.tillbridge.headquarters.repair.SteerRequests;
import org.tillbridge.headquarters.repair.SteerRequests.Action;
import org.tillbridge.headquarters.repair.SteerRequests.Order;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Organizations that asked to become business partners. A prospect is a request that waits for a
/// person: approving lets it be converted, rejecting cancels it, and its store hears either.
public final class Prospects {

    private static final Sql LIST = Sql.of(Prospects.class, "list_prospects.sql");
    private static final String APPROVE = """
            update prospect set approved_at = :as_of, approved_by = :person
            where request_id = :request_id and approved_at is null""";
    private static final int MOST = 1_000;

    private final Database database;
    private final ShowRequest show;
    private final SteerRequests steer;
    private final AuditTrail audit;
    private final InstantSource clock;

    public Prospects(Database database, SteerRequests steer, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.show = new ShowRequest(database, clock);
        this.steer = steer;
        this.audit = audit;
        this.clock = clock;
    }

    /// What has become of a prospect.
    public enum State {
        WAITING,
        APPROVED,
        REJECTED
    }

    /// @param prospect   the request's ID
    /// @param customerId of the organization, when it is approved
    /// @param requester  who asked, its first user
    /// @param accountId  null before it is a customer
    public record Prospect(
            UUID prospect,
            UUID customerId,
            String store,
            String organization,
            String requester,
            @Nullable String email,
            State state,
            @Nullable String accountId,
            @Nullable String reason,
            Instant askedAt) {}

    /// Those that wait, or all, the oldest first.
    public List<Prospect> list(boolean all) {
        return LIST.list(database.client(), Map.of("everything", all, "most", MOST), Prospects::prospect);
    }

    /// Lets it be converted. Throws `ProspectUnknown`, `ProspectDecided`.
    public Prospect approve(UUID prospect, String person) {
        return database.inTransaction(() -> {
            requireWaiting(prospect);
            int approved = database.client()
                    .sql(APPROVE)
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("person", person)
                    .param("request_id", prospect)
                    .update();
            if (approved == 0) {
                throw decided(require(prospect));
            }
            steer.run(new Order(Action.RETRY, person, null), show.run(prospect));
            audit.add(new AuditTrail.Event("prospects.approve", "prospect " + prospect, Map.of()));
            return require(prospect);
        });
    }

    /// Does without it; its store reads why. Throws `ProspectUnknown`, `ProspectDecided`,
    /// `ReasonMissing`.
    public Prospect reject(UUID prospect, String person, String because) {
        return database.inTransaction(() -> {
            requireWaiting(prospect);
            steer.run(new Order(Action.CANCEL, person, because), show.run(prospect));
            audit.add(new AuditTrail.Event("prospects.reject", "prospect " + prospect, Map.of()).because(because));
            return require(prospect);
        });
    }

    private void requireWaiting(UUID prospect) {
        Prospect found = require(prospect);
        if (found.state() != State.WAITING) {
            throw decided(found);
        }
    }

    private static TillbridgeException decided(Prospect found) {
        return new TillbridgeException(
                ErrorCode.user("ProspectDecided"),
                "Prospect %s is %s already"
                        .formatted(found.prospect(), found.state().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private Prospect require(UUID prospect) {
        return list(true).stream()
                .filter(each -> each.prospect().equals(prospect))
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("ProspectUnknown"),
                        "There is no prospect %s; tillbridge prospects lists them".formatted(prospect)));
    }

    private static Prospect prospect(ResultSet row, int number) throws SQLException {
        return new Prospect(
                row.getObject("request_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("channel_id"),
                row.getString("organization"),
                row.getString("requester"),
                row.getString("email"),
                State.valueOf(row.getString("state")),
                row.getString("account_id"),
                row.getString("reason"),
                Times.instant(row, "captured_at"));
    }
}
