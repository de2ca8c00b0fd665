package org.tillbridge.headquarters.validation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sales.EditTransaction;
import org.tillbridge.headquarters.sales.EditTransaction.Edited;
import org.tillbridge.headquarters.sales.EditTransaction.Intent;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// A person corrects a sale or return that has failed its validation (spec 6.6): other values, kept
/// beside what the store sent, and at once validated anew.
public final class CorrectSale {

    private static final String STANDING = """
            select concat_ws(' ', s.kind, s.state, case when s.statement_id is null then s.validation else 'STATED' end)
            from transaction_state s where s.transaction_id = ?
            """;
    private static final List<String> CORRECTABLE = List.of(
            "SALE WAITING ERROR",
            "SALE WAITING NONE",
            "SALE EDITING ERROR",
            "SALE EDITING NONE",
            "RETURN WAITING ERROR",
            "RETURN WAITING NONE",
            "RETURN EDITING ERROR",
            "RETURN EDITING NONE");
    private static final String ERRORS = """
            select concat_ws(' ', e.rule, 'line ' || e.line_no) || ': ' || e.message
            from validation_error e where e.transaction_id = ? order by e.line_no nulls first, e.rule
            """;

    private final Database database;
    private final EditTransaction edit;
    private final ValidateTransactions validate;

    public CorrectSale(Database database, EditTransaction edit, ValidateTransactions validate) {
        this.database = database;
        this.edit = edit;
        this.validate = validate;
    }

    /// What came of it.
    ///
    /// @param errors what is wrong with it now; empty when it adds up, and in a preview
    public record Outcome(List<Edited> changed, List<String> errors) {
        public Outcome {
            changed = List.copyOf(changed);
            errors = List.copyOf(errors);
        }
    }

    /// Throws `SaleNotEditable` for what is no sale, in a statement, or adds up.
    public Outcome run(UUID sale, Map<String, @Nullable String> fields, Intent intent, @Nullable String reason) {
        require(sale);
        List<Edited> changed = database.inTransaction(() -> {
            List<Edited> edited = edit.save(sale, fields, intent, reason);
            if (intent == Intent.SAVE && !edited.isEmpty()) {
                edit.leave(sale);
            }
            return edited;
        });
        if (intent == Intent.PREVIEW) {
            return new Outcome(changed, List.of());
        }
        validate.run();
        return new Outcome(changed, errors(sale));
    }

    private void require(UUID sale) {
        String standing = database.client()
                .sql(STANDING)
                .param(sale)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse("not at headquarters");
        if (!CORRECTABLE.contains(standing)) {
            throw new TillbridgeException(
                    ErrorCode.user("SaleNotEditable"),
                    "Transaction %s is %s; only a sale or return that has failed its validation is edited here: tillbridge statements left-out"
                            .formatted(sale, standing));
        }
    }

    private List<String> errors(UUID sale) {
        return database.client()
                .sql(ERRORS)
                .param(sale)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
