package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
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
    /// The number is the largest a sequence would read from the account ID, 0 when none does.
    private static final String COPY_PAIRS = """
            copy (
                select k.legal_entity, k.customer_id, k.account_id, coalesce(n.number, 0)
                from known_customer k
                left join lateral (
                    select max(number_of(s.pattern, k.account_id)) as number
                    from number_sequence s
                    where s.legal_entity = k.legal_entity and s.sequence_code = 'CUSTOMER_ACCOUNT') n on true
                where k.outcome is null
                order by k.place) to stdout
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
        PlannerStatistics.refresh(client, "known_customer", LOAD.update(client, rows(legalEntity, customers)));
        ledger.goTo();
        JUDGE.update(client, Map.of());
        long takenOver = TAKE_OVER.update(client, Map.of("run_id", runId, "as_of", asOf));
        long addresses = ADD_ADDRESSES.update(client, Map.of());
        PUT_INTO_BOOKS.update(client, Map.of());
        RAISE.update(client, Map.of("as_of", asOf));
        if (takenOver > 0 && intent == TakenOver.Intent.SAVE) {
            ledger.append(COPY_PAIRS);
            PlannerStatistics.refreshGrown(client, "customer", takenOver);
            PlannerStatistics.refreshGrown(client, "customer_address", addresses);
        }
        return new TakenOver(takenOver, there(), held());
    }

    private static Map<String, Object> rows(String legalEntity, List<KnownCustomer> customers) {
        return Map.of(
                "legal_entity",
                legalEntity,
                "places",
                customers.stream().map(KnownCustomer::place).toArray(Integer[]::new),
                "accounts",
                customers.stream().map(customer -> customer.account().value()).toArray(String[]::new),
                "customers",
                customers.stream().map(customer -> customer.key().id().value()).toArray(UUID[]::new),
                "given",
                customers.stream()
                        .map(customer -> customer.key() instanceof KnownCustomer.Key.Given)
                        .toArray(Boolean[]::new),
                "payloads",
                customers.stream().map(customer -> customer.payload().toJson()).toArray(String[]::new),
                "address_books",
                customers.stream()
                        .map(customer -> JSON.writeValueAsString(customer.addressBooks()))
                        .toArray(String[]::new));
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
