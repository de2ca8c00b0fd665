package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Takes over customers who have their account IDs already, in one transaction: looks at them
/// together, keeps their numbers, raises the sequences above them, and puts the pairs into the
/// ledger before it commits (protocol N1).
///
/// Nothing is overwritten: who is here already, as she comes, is left; who comes otherwise is held.
final class TakeOverCustomers {

    private static final Sql CREATE_ROWS = Sql.of(TakeOverCustomers.class, "create_known_customer.sql");
    private static final Sql LOAD = Sql.of(TakeOverCustomers.class, "load_known_customers.sql");
    private static final Sql JUDGE = Sql.of(TakeOverCustomers.class, "judge_known_customers.sql");
    private static final Sql TAKE_OVER = Sql.of(TakeOverCustomers.class, "take_over_customers.sql");
    private static final Sql ADD_ADDRESSES = Sql.of(TakeOverCustomers.class, "take_over_addresses.sql");
    private static final Sql PUT_INTO_BOOKS = Sql.of(TakeOverCustomers.class, "put_known_into_address_books.sql");
    private static final Sql RAISE = Sql.of(TakeOverCustomers.class, "raise_above_known_accounts.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COPY_PAIRS = """
            copy (select legal_entity, customer_id, account_id, account_number
            from known_customer where outcome is null order by place) to stdout
            """;

    private final JdbcClient client;
    private final LedgerEnd ledger;
    private final OffsetDateTime asOf;
    private final UUID runId;

    TakeOverCustomers(Database database, LedgerState.Ready ledger, OffsetDateTime asOf, UUID runId) {
        this.client = database.client();
        this.ledger = new LedgerEnd(database, ledger);
        this.asOf = asOf;
        this.runId = runId;
    }

    /// @param done told how many were taken over, in the transaction; not in a preview
    TakenOver run(String legalEntity, List<KnownCustomer> customers, TakenOver.Intent intent, LongConsumer done) {
        try {
            return ledger.inTransaction(() -> {
                TakenOver outcome = takeOver(legalEntity, customers, intent);
                if (intent == TakenOver.Intent.PREVIEW) {
                    throw new Previewed(outcome);
                }
                done.accept(outcome.takenOver());
                return outcome;
            });
        } catch (Previewed looked) {
            return looked.outcome;
        }
    }

    private TakenOver takeOver(String legalEntity, List<KnownCustomer> customers, TakenOver.Intent intent) {
        CREATE_ROWS.update(client, Map.of());
        LOAD.update(client, Map.of("legal_entity", legalEntity, "rows", rows(customers)));
        ledger.goTo();
        JUDGE.update(client, Map.of());
        long takenOver = TAKE_OVER.update(client, Map.of("run_id", runId, "as_of", asOf));
        ADD_ADDRESSES.update(client, Map.of());
        PUT_INTO_BOOKS.update(client, Map.of());
        RAISE.update(client, Map.of("as_of", asOf));
        if (takenOver > 0 && intent == TakenOver.Intent.SAVE) {
            ledger.append(COPY_PAIRS);
        }
        return new TakenOver(takenOver, there(), held());
    }

    private static String rows(List<KnownCustomer> customers) {
        return JSON.writeValueAsString(customers.stream()
                .map(customer -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("place", customer.place());
                    row.put("account_id", customer.account().value());
                    row.put("customer_id", customer.key().id().value());
                    row.put("key_given", customer.key() instanceof KnownCustomer.Key.Given);
                    row.put("payload", JSON.readTree(customer.payload().toJson()));
                    row.put("address_books", customer.addressBooks());
                    return row;
                })
                .toList());
    }

    private long there() {
        return client.sql("select count(*) from known_customer where outcome = 'THERE'")
                .query(Long.class)
                .single();
    }

    private List<TakenOver.Held> held() {
        return client.sql("select place, reason_code, reason from known_customer where outcome = 'HELD' order by place")
                .query((row, number) ->
                        new TakenOver.Held(row.getInt("place"), row.getString("reason_code"), row.getString("reason")))
                .list();
    }

    /// Ends the transaction of a preview without a trace.
    private static final class Previewed extends RuntimeException {

        private final transient TakenOver outcome;

        Previewed(TakenOver outcome) {
            super("Only looked at", null, false, false);
            this.outcome = outcome;
        }
    }
}
