package org.tillbridge.headquarters.interchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.accounts.KnownCustomer;
import org.tillbridge.headquarters.accounts.TakenOver;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.LegalEntities;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Imports customers with the account IDs they have elsewhere, a part of a file at a time: each part
/// is one transaction, and a part that comes again changes nothing. So a file that was broken off is
/// simply imported again.
public final class ImportCustomers {

    private static final ErrorCode INVALID = ErrorCode.user("ImportInvalid");
    private static final int MOST_ROWS = 20_000;

    private final Database database;
    private final TakeOver takeOver;
    private final AuditTrail audit;

    public ImportCustomers(Database database, TakeOver takeOver, AuditTrail audit) {
        this.database = database;
        this.takeOver = takeOver;
        this.audit = audit;
    }

    /// What gives their accounts to customers who have one: in one transaction, of which `done` is
    /// told.
    public interface TakeOver {
        TakenOver run(String legalEntity, List<KnownCustomer> customers, TakenOver.Intent intent, LongConsumer done);
    }

    /// @param legalEntity whose customers; null where there is only one
    /// @param columns     the names of the columns, in any order
    /// @param rows        a cell for each column
    public record Part(@Nullable String legalEntity, List<String> columns, List<List<String>> rows) {

        public Part {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            int width = columns.size();
            if (rows.size() > MOST_ROWS || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new TillbridgeException(
                        INVALID,
                        "A part of an import has up to %d rows, and a cell for each column".formatted(MOST_ROWS));
            }
        }
    }

    /// @param leftAside columns nobody knows here
    /// @param there     customers who are here already, as they came
    public record Outcome(
            String legalEntity, List<String> leftAside, long imported, long there, List<TakenOver.Held> held) {}

    /// Throws `LegalEntityUnknown`, `ImportInvalid` when a column is missing without which nothing
    /// can be imported, `NumberingStopped`.
    public Outcome run(Part part, TakenOver.Intent intent) {
        String legalEntity = LegalEntities.require(database, part.legalEntity());
        List<Optional<CustomerColumn>> columns =
                part.columns().stream().map(CustomerColumn::find).toList();
        requireAccount(columns);
        List<KnownCustomer> readable = new ArrayList<>();
        List<TakenOver.Held> held = new ArrayList<>();
        for (int place = 0; place < part.rows().size(); place++) {
            var row = new CustomerRow(
                    legalEntity, place, cells(columns, part.rows().get(place)));
            switch (row.read()) {
                case CustomerRow.Reading.Legible(KnownCustomer customer) -> readable.add(customer);
                case CustomerRow.Reading.Illegible(String code, String reason) ->
                    held.add(new TakenOver.Held(place, code, reason));
            }
        }
        TakenOver taken = takeOver.run(legalEntity, readable, intent, count -> note(legalEntity, count));
        held.addAll(taken.held());
        held.sort(Comparator.comparingInt(TakenOver.Held::place));
        return new Outcome(legalEntity, leftAside(part.columns()), taken.takenOver(), taken.there(), held);
    }

    private void note(String legalEntity, long count) {
        if (count > 0) {
            audit.add(new AuditTrail.Event(
                    "customers.import", "legal entity " + legalEntity, Map.of("customers", count)));
        }
    }

    private static void requireAccount(List<Optional<CustomerColumn>> columns) {
        if (!columns.contains(Optional.of(CustomerColumn.ACCOUNT))) {
            throw new TillbridgeException(
                    INVALID,
                    "There is no column CustomerAccount; the columns are those of CustomersV3: "
                            + String.join(", ", CustomerColumn.headers()));
        }
    }

    private static Map<CustomerColumn, String> cells(List<Optional<CustomerColumn>> columns, List<String> row) {
        Map<CustomerColumn, String> cells = new EnumMap<>(CustomerColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            if (!cell.isBlank()) {
                columns.get(i).ifPresent(column -> cells.put(column, cell));
            }
        }
        return cells;
    }

    private static List<String> leftAside(List<String> columns) {
        return columns.stream()
                .filter(column -> CustomerColumn.find(column).isEmpty())
                .toList();
    }
}
