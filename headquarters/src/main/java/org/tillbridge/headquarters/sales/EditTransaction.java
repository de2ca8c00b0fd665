package org.tillbridge.headquarters.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.sales.TransactionField.Part;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// A person edits a transaction that was not posted yet (spec 6.3, 6.6): takes it, saves other
/// values, leaves it. While she has it nothing else touches it. What the store sent is kept beside
/// it, field by field.
public final class EditTransaction {

    private static final Sql READ = Sql.of(EditTransaction.class, "read_transaction.sql");
    private static final Sql SAVE = Sql.of(EditTransaction.class, "save_transaction.sql");
    private static final Sql SAVE_LINES = Sql.of(EditTransaction.class, "save_transaction_lines.sql");
    private static final Sql SAVE_AMOUNTS = Sql.of(EditTransaction.class, "save_transaction_amounts.sql");
    private static final Sql KEEP = Sql.of(EditTransaction.class, "keep_transaction_edits.sql");
    private static final Sql CUSTOMER_OF = Sql.of(EditTransaction.class, "find_customer_of_transaction.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TransactionField CUSTOMER = new TransactionField(Part.TRANSACTION, 0, "customer_id");
    private static final String TAKE = """
            update transaction_state
            set state = 'EDITING', edited_by = :by, changed_at = :as_of, next_attempt_at = null
            where transaction_id = :id and statement_id is null
              and (state in ('WAITING', 'HELD') or state = 'EDITING' and edited_by = :by)
            """;
    private static final String LEAVE = """
            update transaction_state
            set state = 'WAITING', reason_code = null, reason = null, attempts = 0, next_attempt_at = null, changed_at = :as_of,
                validation = 'NONE', edited_by = null
            where transaction_id = :id and state = 'EDITING'
            """;

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    public EditTransaction(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether it is only looked at what would become of it.
    public enum Intent {
        SAVE,
        PREVIEW
    }

    /// A field that was changed.
    ///
    /// @param path as a person names it
    public record Edited(
            String path,
            String table,
            int row,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    /// Has it alone until it is left. Throws `TransactionUnknown`, `TransactionNotEditable`.
    public void take(UUID transaction) {
        database.runInTransaction(() -> hold(transaction));
    }

    /// Gives it other values, null empties one; whoever does not have it yet takes it. What the rules
    /// of the tills refuse changes nothing. Asking for what is so already changes nothing.
    public List<Edited> save(
            UUID transaction, Map<String, @Nullable String> changes, Intent intent, @Nullable String reason) {
        return database.inTransaction(() -> {
            TransactionFields before = read(transaction);
            TransactionFields after = before.with(parsed(transaction, changes));
            List<Edited> edited = after.differences(before);
            if (intent == Intent.SAVE && !edited.isEmpty()) {
                hold(transaction);
                write(transaction, after);
                keep(transaction, edited, reason);
            }
            return edited;
        });
    }

    /// It waits again, and is looked at anew. Throws `TransactionNotEditable` when nobody has it.
    public void leave(UUID transaction) {
        database.runInTransaction(() -> {
            read(transaction);
            if (state(LEAVE, transaction).update() != 1) {
                throw new TillbridgeException(
                        ErrorCode.user("TransactionNotEditable"), "Nobody edits transaction " + transaction);
            }
            audit.add(new AuditTrail.Event("transaction.leave", "transaction " + transaction, Map.of()));
        });
    }

    private void hold(UUID transaction) {
        if (state(TAKE, transaction).param("by", Actor.person()).update() == 1) {
            return;
        }
        String standing = database.client()
                .sql(
                        "select concat_ws(' by ', lower(state), edited_by) from transaction_state where transaction_id = ?")
                .param(transaction)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElseThrow(() -> unknown(transaction));
        throw new TillbridgeException(
                ErrorCode.user("TransactionNotEditable"),
                "Transaction %s is %s; only one that waits or is held, and is in no statement, can be edited"
                        .formatted(transaction, standing));
    }

    private JdbcClient.StatementSpec state(String statement, UUID transaction) {
        return database.client().sql(statement).param("id", transaction).param("as_of", now());
    }

    private TransactionFields read(UUID transaction) {
        var values = new TreeMap<TransactionField, @Nullable String>();
        READ.list(database.client(), Map.of("transaction_id", transaction), EditTransaction::value)
                .forEach(value -> values.put(value.field(), value.value()));
        if (values.isEmpty()) {
            throw unknown(transaction);
        }
        return new TransactionFields(values);
    }

    private record Value(TransactionField field, @Nullable String value) {}

    private static Value value(ResultSet row, int number) throws SQLException {
        return new Value(
                new TransactionField(Part.valueOf(row.getString("part")), row.getInt("row_no"), row.getString("field")),
                row.getString("value"));
    }

    private Map<TransactionField, @Nullable String> parsed(UUID transaction, Map<String, @Nullable String> changes) {
        var parsed = new HashMap<TransactionField, @Nullable String>();
        changes.forEach((name, value) -> parsed.put(TransactionField.parse(name), value));
        parsed.computeIfPresent(CUSTOMER, (field, value) -> customer(transaction, value));
        return parsed;
    }

    /// By UUID or account ID, in the transaction's legal entity.
    private String customer(UUID transaction, String given) {
        return CustomerReference.parse(given.strip())
                .flatMap(reference -> find(transaction, reference))
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("CustomerUnknown"), "Headquarters has no customer %s".formatted(given)));
    }

    private Optional<String> find(UUID transaction, CustomerReference reference) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("transaction_id", transaction);
        values.put("customer_id", null);
        values.put("account_id", null);
        switch (reference) {
            case CustomerReference.ById byId ->
                values.put("customer_id", byId.id().value());
            case CustomerReference.ByAccount byAccount ->
                values.put("account_id", byAccount.account().value());
        }
        return CUSTOMER_OF.list(database.client(), values, (row, number) -> row.getString(1)).stream()
                .findFirst();
    }

    private void write(UUID transaction, TransactionFields after) {
        JdbcClient client = database.client();
        SAVE.update(
                client,
                Map.of(
                        "transaction_id",
                        transaction,
                        "row",
                        JSON.writeValueAsString(after.rows(Part.TRANSACTION).getFirst()),
                        "as_of",
                        now()));
        SAVE_LINES.update(client, Map.of("transaction_id", transaction, "rows", json(after, Part.LINE)));
        SAVE_AMOUNTS.update(
                client,
                Map.of(
                        "transaction_id",
                        transaction,
                        "amounts",
                        json(after, Part.AMOUNT),
                        "payments",
                        json(after, Part.PAYMENT)));
    }

    private static String json(TransactionFields fields, Part part) {
        return JSON.writeValueAsString(fields.rows(part));
    }

    private record KeptEdit(
            String table_name,
            int row_no,
            String field,
            @Nullable String old_value,
            @Nullable String new_value) {}

    private void keep(UUID transaction, List<Edited> edited, @Nullable String reason) {
        List<KeptEdit> rows = edited.stream()
                .map(each -> new KeptEdit(each.table(), each.row(), each.field(), each.before(), each.after()))
                .toList();
        KEEP.update(
                database.client(),
                Map.of(
                        "transaction_id",
                        transaction,
                        "edits",
                        JSON.writeValueAsString(rows),
                        "edited_at",
                        now(),
                        "edited_by",
                        Actor.person()));
        Map<String, @Nullable String> before = new TreeMap<>();
        Map<String, @Nullable String> after = new TreeMap<>();
        edited.forEach(each -> {
            before.put(each.path(), each.before());
            after.put(each.path(), each.after());
        });
        audit.add(new AuditTrail.Event("transaction.edit", "transaction " + transaction, Map.of())
                .changing(before, after)
                .because(reason));
    }

    private static TillbridgeException unknown(UUID transaction) {
        return new TillbridgeException(
                ErrorCode.user("TransactionUnknown"), "Headquarters has no transaction %s".formatted(transaction));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
