package org.tillbridge.headquarters.realtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.realtime.CreatedOrder;
import org.tillbridge.kernel.realtime.EarlyRequestsCall;
import org.tillbridge.kernel.realtime.OrderCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Makes an order a sales order while its till waits: what was asked for its customer first, then the
/// order, by the steps that make all. An order that is here already is answered with what became of
/// it: the till may ask again, and its session brings it as well.
public final class CreateOrderNow {

    private static final Sql FIND = Sql.of(CreateOrderNow.class, "find_known_order.sql");
    private static final Sql STAGE = Sql.of(CreateOrderNow.class, "stage_order.sql");

    private final Database database;
    private final TakeRequestsNow customer;
    private final CreateNow create;
    private final InstantSource clock;

    /// The making of one sales order.
    public interface CreateNow {

        /// Makes the order that `stage` puts into staging a sales order, in one transaction. Empty when
        /// it is done, else why not; then nothing is stored.
        Optional<RealtimeAnswer.Refused<CreatedOrder>> run(UUID order, Runnable stage);

        /// Looks at an order once more that is in staging.
        void again(UUID order);
    }

    public CreateOrderNow(Database database, TakeRequestsNow customer, CreateNow create, InstantSource clock) {
        this.database = database;
        this.customer = customer;
        this.create = create;
        this.clock = clock;
    }

    /// Throws an outage when its customer cannot be numbered now.
    public RealtimeAnswer<CreatedOrder> run(Store store, OrderCall call) {
        Optional<Found> found = find(store, call);
        if (found.isPresent() && found.get().isAnswer()) {
            return answer(call, found.get());
        }
        EarlyRequestsCall requests = call.customer();
        if (requests != null) {
            customer.run(store, requests);
        }
        if (found.isPresent()) {
            create.again(call.transactionId());
            return answered(store, call);
        }
        return create.run(call.transactionId(), () -> stage(store, call))
                .<RealtimeAnswer<CreatedOrder>>map(refused -> refused)
                .orElseGet(() -> answered(store, call));
    }

    /// A transaction that is here.
    private record Found(
            Instant occurredAt,
            String state,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String salesId,
            boolean same) {

        boolean isAnswer() {
            return !same || salesId != null;
        }
    }

    private Optional<Found> find(Store store, OrderCall call) {
        return FIND
                .list(
                        database.client(),
                        Map.of(
                                "transaction_id",
                                call.transactionId(),
                                "channel_id",
                                store.channelId(),
                                "content_hash",
                                call.contentHash()),
                        CreateOrderNow::found)
                .stream()
                .findFirst();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                Times.instant(row, "occurred_at"),
                row.getString("state"),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getString("sales_id"),
                row.getBoolean("same_content"));
    }

    private RealtimeAnswer<CreatedOrder> answered(Store store, OrderCall call) {
        return find(store, call)
                .map(found -> answer(call, found))
                .orElseThrow(() -> notNow("Transaction %s is gone".formatted(call.transactionId())));
    }

    private static RealtimeAnswer<CreatedOrder> answer(OrderCall call, Found found) {
        if (!found.same()) {
            return new RealtimeAnswer.Refused<>(
                    RealtimeCodes.TRANSACTION_EXISTS,
                    "Transaction %s is at headquarters with other content, which stands"
                            .formatted(call.transactionId()));
        }
        return found.salesId() == null
                ? new RealtimeAnswer.Refused<>(
                        found.code() == null ? found.state() : found.code(),
                        found.reason() == null ? "It is " + found.state() : found.reason())
                : new RealtimeAnswer.Done<>(
                        new CreatedOrder(call.transactionId(), found.salesId(), found.occurredAt()));
    }

    /// Two at once: the second waits for the first at the key, and comes too late.
    private void stage(Store store, OrderCall call) {
        int staged = STAGE.update(
                database.client(),
                Map.of(
                        "legal_entity", store.legalEntity(),
                        "channel_id", store.channelId(),
                        "received_at", clock.instant().atOffset(ZoneOffset.UTC),
                        "order", call.order(),
                        "lines", call.lines(),
                        "amounts", call.amounts(),
                        "payments", call.payments()));
        if (staged == 0) {
            throw notNow("Transaction %s arrives twice at the same moment; ask again".formatted(call.transactionId()));
        }
    }

    private static TillbridgeException notNow(String message) {
        return new TillbridgeException(ErrorCode.outage("RealtimeNotNow"), message);
    }
}
