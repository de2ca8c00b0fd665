package org.tillbridge.headquarters.statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Lists statements, and the sales that none has.
public final class ListStatements {

    private static final Sql LIST = Sql.of(ListStatements.class, "list_statements.sql");
    private static final Sql LEFT_OUT = Sql.of(ListStatements.class, "list_left_out.sql");
    private static final Set<String> STATES = Stream.concat(
                    Stream.of("OPEN", "FAILED"),
                    Stream.of(StatementState.values()).map(Enum::name))
            .collect(Collectors.toUnmodifiableSet());

    private final Database database;

    public ListStatements(Database database) {
        this.database = database;
    }

    /// @param state a state, OPEN for all that are not posted, FAILED for those with an error; null =
    ///     any
    public List<StatementView> run(Selection selection, @Nullable String state, int most) {
        Map<String, @Nullable Object> values = selection.parameters();
        values.put("state", state == null ? null : requireState(state));
        values.put("most", most);
        return LIST.list(database.client(), values, (row, number) -> view(row));
    }

    private static String requireState(String given) {
        String state = given.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!STATES.contains(state)) {
            throw new TillbridgeException(
                    ErrorCode.user("StatementStateUnknown"),
                    "A statement is never %s; name open, failed, or one of %s"
                            .formatted(given, List.of(StatementState.values())));
        }
        return state;
    }

    public List<LeftOut> leftOut(Selection selection, int most) {
        Map<String, @Nullable Object> values = selection.storeAndDate();
        values.put("most", most);
        return LEFT_OUT.list(database.client(), values, (row, number) -> leftOut(row));
    }

    private static LeftOut leftOut(ResultSet row) throws SQLException {
        return new LeftOut(
                row.getObject("transaction_id", UUID.class),
                row.getString("channel_id"),
                row.getObject("business_date", LocalDate.class),
                row.getString("kind"),
                row.getString("receipt_id"),
                row.getString("currency"),
                row.getBigDecimal("payment_amount"),
                row.getString("payments_arrived"),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getString("command"));
    }

    private static StatementView view(ResultSet row) throws SQLException {
        return new StatementView(
                row.getString("name"),
                row.getString("channel_id"),
                row.getObject("business_date", LocalDate.class),
                row.getString("kind"),
                row.getInt("part"),
                StatementState.valueOf(row.getString("state")),
                row.getString("error_code"),
                row.getString("error"),
                row.getInt("attempts"),
                row.getInt("transactions"),
                row.getInt("lines"),
                row.getString("currency"),
                new StatementView.Amounts(
                        row.getBigDecimal("net_amount"),
                        row.getBigDecimal("tax_amount"),
                        row.getBigDecimal("charge_amount"),
                        row.getBigDecimal("discount_amount"),
                        row.getBigDecimal("rounding_amount"),
                        row.getBigDecimal("payment_amount")),
                Times.instant(row, "changed_at"),
                Times.instantOrNull(row, "posted_at"),
                row.getLong("left_out"));
    }
}
