package org.tillbridge.headquarters.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The stores' orders as they stand at headquarters.
public final class ListOrders {

    private static final Sql LIST = Sql.of(ListOrders.class, "list_orders.sql");
    private static final Sql FIND = Sql.of(ListOrders.class, "find_order.sql");
    private static final String LINES = """
            select line_no, item, description, quantity, price, net_amount from sales_line
            where transaction_id = ? order by line_no""";
    private static final String EDITS = """
            select table_name, row_no, field, old_value, new_value, edited_at, edited_by from transaction_edit
            where transaction_id = ? order by edit_no""";

    private final Database database;

    public ListOrders(Database database) {
        this.database = database;
    }

    /// Which orders; null = any.
    ///
    /// @param states empty = those that are no sales orders yet
    public record Filter(
            List<OrderState> states,
            @Nullable String store,
            @Nullable String reason) {
        public Filter {
            states = states.isEmpty() ? OrderState.OPEN : List.copyOf(states);
        }
    }

    /// @param isAll whether there are no more
    public record Page(List<OrderView> orders, boolean isAll) {
        public Page {
            orders = List.copyOf(orders);
        }
    }

    /// The latest change first, at most so many.
    public Page run(Filter filter, int most) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("states", filter.states().stream().map(OrderState::name).toArray(String[]::new));
        values.put("store", filter.store());
        values.put("reason", filter.reason());
        values.put("most", most + 1);
        List<OrderView> found = LIST.list(database.client(), values, (row, number) -> view(row));
        return new Page(found.stream().limit(most).toList(), found.size() <= most);
    }

    /// By its transaction, its confirmation number or its sales order's number. Throws
    /// `OrderUnknown`.
    public OrderDetail show(String key) {
        return database.inOneSnapshot(() -> detail(require(key)));
    }

    /// By the same names, without its lines. Throws `OrderUnknown`.
    public OrderView require(String key) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("transaction_id", CustomerId.parseUuid(key).orElse(null));
        values.put("number", key);
        return FIND.list(database.client(), values, (row, number) -> view(row)).stream()
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("OrderUnknown"),
                        "Headquarters has no order %s; tillbridge orders lists them".formatted(key)));
    }

    private OrderDetail detail(OrderView order) {
        List<OrderDetail.Line> lines = database.client()
                .sql(LINES)
                .param(order.transactionId())
                .query((row, number) -> new OrderDetail.Line(
                        row.getInt("line_no"),
                        row.getString("item"),
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("net_amount")))
                .list();
        List<OrderDetail.Edit> edits = database.client()
                .sql(EDITS)
                .param(order.transactionId())
                .query((row, number) -> edit(row))
                .list();
        return new OrderDetail(order, lines, edits);
    }

    private static OrderDetail.Edit edit(ResultSet row) throws SQLException {
        return new OrderDetail.Edit(
                row.getString("table_name"),
                row.getObject("row_no", Integer.class),
                row.getString("field"),
                row.getString("old_value"),
                row.getString("new_value"),
                Times.instant(row, "edited_at"),
                row.getString("edited_by"));
    }

    private static OrderView view(ResultSet row) throws SQLException {
        Instant received = Times.instant(row, "received_at");
        return new OrderView(
                row.getObject("transaction_id", UUID.class),
                row.getString("legal_entity"),
                row.getString("channel_id"),
                row.getString("kind"),
                row.getString("receipt_id"),
                row.getString("confirmation_number"),
                row.getObject("customer_id", UUID.class),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("currency"),
                row.getBigDecimal("payment_amount"),
                row.getObject("business_date", LocalDate.class),
                received,
                OrderState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getInt("attempts"),
                Times.instantOrNull(row, "next_attempt_at"),
                row.getString("edited_by"),
                row.getString("sales_id"),
                row.getString("order_state"),
                row.getString("hold_code"));
    }
}
