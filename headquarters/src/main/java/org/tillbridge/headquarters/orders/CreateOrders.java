package org.tillbridge.headquarters.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.TakeNumbers;
import org.tillbridge.headquarters.sales.SalesNumbers;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.SqlRefusal;

/// One transaction: claim, judge, number, create, answer. The numbers are taken last: who else
/// numbers orders waits for this transaction from then on.
///
/// When the database refuses a row, the batch is halved until the order stands alone; it has
/// failed, the rest passes.
final class CreateOrders {

    /// The code of the number sequence of sales orders.

    static final String REFUSED_BY_DATABASE = "RefusedByDatabase";

    private static final ErrorCode MISCOUNTED = ErrorCode.bug("OrdersMiscounted");
    private static final Sql CREATE_CLAIM = Sql.of(CreateOrders.class, "02_create_claim.sql");
    private static final Sql CLAIM = Sql.of(CreateOrders.class, "03_claim_orders.sql");
    private static final Sql JUDGE = Sql.of(CreateOrders.class, "04_judge_orders.sql");
    private static final Sql NUMBER = Sql.of(CreateOrders.class, "05_number_orders.sql");
    private static final Sql TAKE_PRINTED = Sql.of(CreateOrders.class, "take_printed_numbers.sql");
    private static final Sql RAISE = Sql.of(CreateOrders.class, "raise_above_printed_numbers.sql");
    private static final Sql CREATE_ORDERS = Sql.of(CreateOrders.class, "06_create_sales_orders.sql");
    private static final Sql CREATE_LINES = Sql.of(CreateOrders.class, "07_create_sales_order_lines.sql");
    private static final Sql ANSWER = Sql.of(CreateOrders.class, "08_answer_orders.sql");
    private static final Sql FAIL = Sql.of(CreateOrders.class, "fail_order.sql");
    private static final Sql SUM_UP = Sql.of(CreateOrders.class, "sum_up_orders.sql");

    private static final String WHY = "select reason_code, reason from transaction_state where transaction_id = ?";

    private final Database database;
    private final JdbcClient client;
    private final TakeNumbers numbers;
    private final Patience patience;
    private final InstantSource clock;

    CreateOrders(Database database, Patience patience, InstantSource clock) {
        this.database = database;
        this.client = database.client();
        this.numbers = new TakeNumbers(database);
        this.patience = patience;
        this.clock = clock;
    }

    record Counts(long claimed, long created, long waiting, long failed, long held) {

        Counts plus(Counts other) {
            return new Counts(
                    claimed + other.claimed,
                    created + other.created,
                    waiting + other.waiting,
                    failed + other.failed,
                    held + other.held);
        }
    }

    Counts run(List<UUID> orders) {
        try {
            return database.inTransaction(() -> create(orders));
        } catch (DataAccessException e) {
            String reason = SqlRefusal.find(e)
                    .filter(SqlRefusal::isOfData)
                    .map(refusal -> "The database refuses the order: " + refusal.reason())
                    .orElseThrow(() -> e);
            int half = orders.size() / 2;
            return half == 0
                    ? database.inTransaction(() -> fail(orders, reason))
                    : run(orders.subList(0, half)).plus(run(orders.subList(half, orders.size())));
        }
    }

    /// The one order that `stage` puts into staging, in one transaction. Throws [NotCreated], and
    /// nothing is stored.
    void runNow(UUID order, Runnable stage) {
        database.runInTransaction(() -> {
            stage.run();
            if (create(List.of(order)).created() == 0) {
                throw client.sql(WHY).param(order).query(CreateOrders::why).single();
            }
        });
    }

    private static NotCreated why(ResultSet row, int number) throws SQLException {
        return new NotCreated(row.getString("reason_code"), row.getString("reason"));
    }

    private Counts create(List<UUID> orders) {
        int claimed = claim(orders);
        if (claimed == 0) {
            return new Counts(0, 0, 0, 0, 0);
        }
        JUDGE.update(client, Map.of());
        List<OfEntity> sums = withPrintedNumbers(sumUp());
        sums.forEach(this::number);
        int created = CREATE_ORDERS.update(client, Map.of("as_of", asOf()));
        if (created > 0) {
            CREATE_LINES.update(client, Map.of());
        }
        answer(claimed);
        return counts(sums, claimed, created);
    }

    private Counts fail(List<UUID> orders, String reason) {
        int claimed = claim(orders);
        FAIL.update(client, Map.of("reason", reason));
        List<OfEntity> sums = sumUp();
        answer(claimed);
        return counts(sums, claimed, 0);
    }

    private int claim(List<UUID> orders) {
        CREATE_CLAIM.update(client, Map.of());
        int claimed = CLAIM.update(client, Map.of("transactions", orders.toArray(UUID[]::new)));
        if (claimed > 0) {
            PlannerStatistics.refresh(client, "claimed_order", claimed);
        }
        return claimed;
    }

    /// What was judged of a legal entity's orders.
    private record OfEntity(String legalEntity, int ready, int printed, long failed, long held) {}

    private List<OfEntity> sumUp() {
        return SUM_UP.list(client, Map.of("try_count", patience.tryCount()), CreateOrders::ofEntity);
    }

    private static OfEntity ofEntity(ResultSet row, int number) throws SQLException {
        return new OfEntity(
                row.getString("legal_entity"),
                row.getInt("ready"),
                row.getInt("printed"),
                row.getLong("failed"),
                row.getLong("held"));
    }

    /// What a till has printed stays its order's number, also at a headquarters that was restored.
    private List<OfEntity> withPrintedNumbers(List<OfEntity> sums) {
        if (sums.stream().allMatch(entity -> entity.printed() == 0)) {
            return sums;
        }
        TAKE_PRINTED.update(client, Map.of());
        RAISE.update(client, Map.of("sequence_code", SalesNumbers.ORDER, "as_of", asOf()));
        return sumUp();
    }

    private void number(OfEntity entity) {
        if (entity.ready() == 0) {
            return;
        }
        TakeNumbers.Taken taken =
                numbers.run(new SequenceKey(entity.legalEntity(), SalesNumbers.ORDER, ""), entity.ready());
        TakeNumbers.Lack lack = taken.lack();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", entity.legalEntity());
        values.put("numbers", taken.numbers().toArray(String[]::new));
        values.put("lack_code", lack == null ? null : lack.code());
        values.put("lack_reason", lack == null ? null : lack.reason());
        NUMBER.update(client, values);
    }

    private void answer(int claimed) {
        int answered = ANSWER.update(
                client,
                Map.of(
                        "as_of",
                        asOf(),
                        "try_count",
                        patience.tryCount(),
                        "first_pause",
                        patience.first().toSeconds(),
                        "longest_pause",
                        patience.longest().toSeconds()));
        if (answered != claimed) {
            throw new TillbridgeException(
                    MISCOUNTED,
                    "%d orders were claimed and %d answered; nothing was stored".formatted(claimed, answered));
        }
    }

    private static Counts counts(List<OfEntity> sums, long claimed, long created) {
        long failed = sums.stream().mapToLong(OfEntity::failed).sum();
        long held = sums.stream().mapToLong(OfEntity::held).sum();
        return new Counts(claimed, created, claimed - created - failed, failed - held, held);
    }

    private OffsetDateTime asOf() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
