package org.tillbridge.headquarters.numbers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What stores reported and a person acknowledged (protocol N4): the pairs go into the ledger
/// first, then into the database, and the sequences above them. Runs under the ledger's row lock.
final class AdoptReportedPairs {

    private static final Sql ACKNOWLEDGED = Sql.of(AdoptReportedPairs.class, "acknowledged_pairs.sql");
    private static final Sql ADOPT = Sql.of(AdoptReportedPairs.class, "adopt_reported_pair.sql");
    private static final Sql RAISE = Sql.of(AdoptReportedPairs.class, "raise_above_reported.sql");

    private final Database database;

    AdoptReportedPairs(Database database) {
        this.database = database;
    }

    private record Acknowledged(String legalEntity, UUID customerId, String accountId, long number) {}

    /// Why nobody is numbered, empty when nothing waits for a person.
    Optional<String> objection() {
        return database.client()
                .sql("""
                    select count(*), min(channel_id), min(account_id), max(account_id)
                    from unknown_pair where acknowledged_at is null having count(*) > 0
                    """)
                .query((row, number) ->
                        "Store %s knows account IDs that the account ledger lacks (%d, %s to %s): database and ledger are older than the stores. Put back the newest ledger and start again; if there is none, tillbridge numbering acknowledge takes over what the stores know"
                                .formatted(row.getString(2), row.getLong(1), row.getString(3), row.getString(4)))
                .optional();
    }

    void run(AccountLedger ledger) {
        List<Acknowledged> pairs = ACKNOWLEDGED.list(
                database.client(),
                Map.of(),
                (row, number) -> new Acknowledged(
                        row.getString("legal_entity"),
                        row.getObject("customer_id", UUID.class),
                        row.getString("account_id"),
                        row.getLong("account_number")));
        if (pairs.isEmpty()) {
            return;
        }
        ledger.append(out -> write(pairs, out));
        pairs.forEach(pair -> ADOPT.update(
                database.client(),
                Map.of(
                        "legal_entity", pair.legalEntity(),
                        "customer_id", pair.customerId(),
                        "account_id", pair.accountId())));
        RAISE.update(database.client(), Map.of());
    }

    private static long write(List<Acknowledged> pairs, OutputStream out) throws IOException {
        for (Acknowledged pair : pairs) {
            out.write("%s\t%s\t%s\t%d\n"
                    .formatted(pair.legalEntity(), pair.customerId(), pair.accountId(), pair.number())
                    .getBytes(StandardCharsets.UTF_8));
        }
        return pairs.size();
    }
}
