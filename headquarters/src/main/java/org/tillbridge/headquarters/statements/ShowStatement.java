package org.tillbridge.headquarters.statements;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.tillbridge.headquarters.statements.StatementDetail.Entry;
import org.tillbridge.headquarters.statements.StatementDetail.Event;
import org.tillbridge.headquarters.statements.StatementDetail.Order;
import org.tillbridge.headquarters.statements.StatementDetail.Tender;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Shows one statement: whom it posts what, by which tenders it was paid, what is left out and why.
public final class ShowStatement {

    private static final Sql ORDERS = Sql.of(ShowStatement.class, "list_orders_of_statement.sql");
    private static final String TENDERS = """
            select o.tender, o.currency, o.paid, o.counted, o.difference
            from statement_tender o join statement s using (statement_id) where s.name = :name order by o.tender, o.currency""";
    private static final String ENTRIES = """
            select l.kind, l.tender, l.currency, l.amount, l.voucher
            from ledger_entry l join statement s using (statement_id) where s.name = :name order by l.posted_at, l.kind, l.tender""";
    private static final String EVENTS = """
            select e.happened_at, e.person, e.operation, e.state, e.message
            from statement_event e join statement s using (statement_id) where s.name = :name order by e.event_no""";
    private static final int MOST_LEFT_OUT = 1_000;

    private final Database database;
    private final ListStatements list;

    public ShowStatement(Database database) {
        this.database = database;
        this.list = new ListStatements(database);
    }

    /// Throws `StatementUnknown`.
    public StatementDetail run(String name) {
        StatementView statement = list.run(Selection.named(name), null, 1).stream()
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("StatementUnknown"),
                        "There is no statement %s; tillbridge statements lists them".formatted(name)));
        var day = new Selection(statement.store(), statement.businessDate(), null);
        return new StatementDetail(
                statement,
                of(
                        name,
                        TENDERS,
                        (row, number) -> new Tender(
                                row.getString(1),
                                row.getString(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5))),
                ORDERS.list(
                        database.client(),
                        Map.of("name", name),
                        (row, number) -> new Order(
                                row.getString("sales_id"),
                                row.getString("account_id"),
                                row.getString("name"),
                                row.getInt("transactions"),
                                row.getString("currency"),
                                row.getBigDecimal("net_amount"),
                                row.getBigDecimal("payment_amount"),
                                row.getString("state"),
                                row.getString("invoice_id"))),
                of(
                        name,
                        ENTRIES,
                        (row, number) -> new Entry(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBigDecimal(4),
                                row.getString(5))),
                list.leftOut(day, MOST_LEFT_OUT),
                of(
                        name,
                        EVENTS,
                        (row, number) -> new Event(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5))));
    }

    private <T> List<T> of(String name, String query, RowMapper<T> row) {
        return database.client().sql(query).param("name", name).query(row).list();
    }
}
