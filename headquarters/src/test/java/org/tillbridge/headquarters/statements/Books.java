package org.tillbridge.headquarters.statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.TakeNumbers;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.validation.ValidateTransactions;

/// Headquarters with stores that have a default customer, and the words of an end of day.
final class Books implements AutoCloseable {

    static final Instant NIGHT = Instant.parse("2026-11-22T03:00:00Z");

    final HeadquartersDatabase headquarters = new HeadquartersDatabase();
    final ValidateTransactions validate = new ValidateTransactions(
            headquarters.database(),
            new PullCustomers(headquarters.database(), (entity, customers) -> {}, () -> NIGHT),
            () -> NIGHT);
    final CalculateStatements calculate = new CalculateStatements(headquarters.database(), () -> NIGHT);
    final PostStatements post = new PostStatements(headquarters.database(), this::take, () -> NIGHT);
    final ClearStatements clear = new ClearStatements(headquarters.database(), () -> NIGHT);

    private int accounts;

    Books() {
        for (String store : List.of("001", "002", "003")) {
            headquarters
                    .client()
                    .sql("update store set default_customer = ? where channel_id = ?")
                    .param(customer("Walk-in " + store))
                    .param(store)
                    .update();
        }
    }

    private List<String> take(String legalEntity, String sequence, int wanted) {
        return new TakeNumbers(headquarters.database())
                .run(new SequenceKey(legalEntity, sequence, ""), wanted)
                .numbers();
    }

    /// A customer with an account ID.
    UUID customer(String name) {
        UUID id = UUID.randomUUID();
        headquarters
                .client()
                .sql("""
                        insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel,
                            created_at, numbered_at, stamp, stamp_request)
                        values ('demo', :id, :account, 'PERSON', :name, '001', :at, :at, :at, :id)
                        """)
                .param("id", id)
                .param("account", "A%03d".formatted(++accounts))
                .param("name", name)
                .param("at", NIGHT.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// Validates, calculates and posts what there is, also of days that still go on.
    PostStatements.Outcome endOfDay() {
        calculated();
        return post.run(Selection.ALL);
    }

    int calculated() {
        validate.run();
        return calculate.run(Selection.ALL, Days.OPEN);
    }

    void does(String statement, Object... values) {
        headquarters.client().sql(statement).params(List.of(values)).update();
    }

    String text(String query, Object... values) {
        return headquarters.text(query, values);
    }

    /// One row a line, columns with blanks between.
    List<String> rows(String query, Object... values) {
        return headquarters
                .client()
                .sql(query)
                .params(List.of(values))
                .query((row, number) -> {
                    var line = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        Object value = row.getObject(column);
                        line.append(column > 1 ? " " : "")
                                .append(value instanceof BigDecimal amount ? plain(amount) : value);
                    }
                    return line.toString();
                })
                .list();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        headquarters.close();
    }
}
