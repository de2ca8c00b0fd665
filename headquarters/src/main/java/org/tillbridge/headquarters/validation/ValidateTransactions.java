package org.tillbridge.headquarters.validation;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Validates the sales and returns of all stores, a batch a transaction: pulls their customers
/// through, then asks every rule that is switched on, for all of them at once.
public final class ValidateTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(ValidateTransactions.class);
    private static final int BATCH = 2_000;
    private static final Sql CREATE_CLAIM = Sql.of(ValidateTransactions.class, "01_create_claim.sql");
    private static final Sql CLAIM = Sql.of(ValidateTransactions.class, "02_claim_sales.sql");
    private static final Sql TRANSACTIONS = Sql.of(ValidateTransactions.class, "03_find_broken_transactions.sql");
    private static final Sql LINES = Sql.of(ValidateTransactions.class, "04_find_broken_lines.sql");
    private static final Sql ANSWER = Sql.of(ValidateTransactions.class, "05_answer_sales.sql");
    private static final Sql FORGET_ERRORS = Sql.of(ValidateTransactions.class, "forget_errors.sql");
    private static final Sql FORGET = Sql.of(ValidateTransactions.class, "forget_validation.sql");
    private static final Sql WITHOUT_ACCOUNT =
            Sql.of(ValidateTransactions.class, "list_sales_of_pending_customers.sql");

    private final Database database;
    private final PullCustomers customers;
    private final InstantSource clock;

    public ValidateTransactions(Database database, PullCustomers customers, InstantSource clock) {
        this.database = database;
        this.customers = customers;
        this.clock = clock;
    }

    /// How many were found to add up, and how many not.
    public record Outcome(long successful, long failed) {

        Outcome plus(Outcome other) {
            return new Outcome(successful + other.successful, failed + other.failed);
        }

        public long looked() {
            return successful + failed;
        }
    }

    /// Which of the failed are looked at again; null = any.
    public record Again(@Nullable String store, @Nullable List<UUID> transactions) {}

    /// Validates what was not yet, and again what only lacked a customer who is known by now.
    public Outcome run() {
        forget(new Again(null, null), Reason.CUSTOMER_KNOWN_NOW);
        return validateAll();
    }

    /// Validates the failed ones anew, by the rules as they are now.
    public Outcome again(Again which) {
        forget(which, Reason.ASKED);
        return validateAll();
    }

    private enum Reason {
        ASKED,
        CUSTOMER_KNOWN_NOW
    }

    private void forget(Again which, Reason reason) {
        Map<String, @Nullable Object> values = new HashMap<>();
        List<UUID> transactions = which.transactions();
        values.put("store", which.store());
        values.put("transactions", transactions == null ? null : transactions.toArray(UUID[]::new));
        values.put("because_of_customers", reason == Reason.CUSTOMER_KNOWN_NOW);
        values.put("as_of", now());
        FORGET.update(database.client(), values);
    }

    private Outcome validateAll() {
        Outcome all = new Outcome(0, 0);
        for (Outcome batch = batch(); batch.looked() > 0; batch = batch()) {
            all = all.plus(batch);
        }
        if (all.looked() > 0) {
            LOG.info("step=ValidateTransactions successful={} failed={}", all.successful(), all.failed());
        }
        return all;
    }

    private Outcome batch() {
        List<UUID> pending = WITHOUT_ACCOUNT.list(
                database.client(),
                Map.of("batch_size", BATCH),
                (row, number) -> row.getObject("transaction_id", UUID.class));
        if (!pending.isEmpty()) {
            // Whose customers cannot be converted now fail the rule about them, and are looked at again.
            customers
                    .tryRun(pending)
                    .ifPresent(outage ->
                            LOG.warn("step=ValidateTransactions customers=waiting reason=\"{}\"", outage.getMessage()));
        }
        return database.inTransaction(this::validate);
    }

    private Outcome validate() {
        var client = database.client();
        CREATE_CLAIM.update(client, Map.of());
        int claimed = CLAIM.update(client, Map.of("batch_size", BATCH));
        if (claimed == 0) {
            return new Outcome(0, 0);
        }
        PlannerStatistics.refresh(client, "claimed_sale", claimed);
        OffsetDateTime asOf = now();
        FORGET_ERRORS.update(client, Map.of());
        Map<String, Object> values = new HashMap<>(CurrencyCode.exponents());
        values.put("as_of", asOf);
        TRANSACTIONS.update(client, values);
        LINES.update(client, Map.of("as_of", asOf));
        return ANSWER.one(
                client,
                Map.of("as_of", asOf),
                (row, number) -> new Outcome(row.getLong("successful"), row.getLong("failed")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
