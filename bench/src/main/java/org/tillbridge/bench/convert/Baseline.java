package org.tillbridge.bench.convert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Convert;
import org.tillbridge.bench.world.CopyFile;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What PostgreSQL needs for the same rows: plain `COPY` files and one `INSERT … SELECT` a table,
/// one connection and one transaction a database, all databases at once.
///
/// Nothing is sealed, checked, packed, sent, verified, merged or kept for a repetition.
final class Baseline {

    private static final Sql TAKE_REQUESTS = Sql.of(Baseline.class, "01_take_requests.sql");
    private static final Sql ANSWER_REQUESTS = Sql.of(Baseline.class, "02_answer_requests.sql");
    private static final Sql CREATE_CUSTOMERS = Sql.of(Baseline.class, "03_create_customers.sql");
    private static final Sql CREATE_ADDRESSES = Sql.of(Baseline.class, "04_create_addresses.sql");
    private static final Sql TAKE_CUSTOMERS = Sql.of(Baseline.class, "05_take_customers.sql");
    private static final Sql TAKE_ADDRESSES = Sql.of(Baseline.class, "06_take_addresses.sql");
    private static final Sql ADD_WORDS = Sql.of(Baseline.class, "07_add_words.sql");
    private static final Sql TAKE_ANSWERS = Sql.of(Baseline.class, "08_take_answers.sql");

    private final BaselineFiles files;
    private final long lastNumber;

    /// @param lastNumber the number of the newest account before the round
    Baseline(BaselineFiles files, long lastNumber) {
        this.files = files;
        this.lastNumber = lastNumber;
    }

    /// With journal, answers and search words. Returns the nanoseconds it took.
    long withJournalAndSearch(ChainDatabases databases) {
        return measure(databases, this::headquarters, this::store);
    }

    /// Only the customers and addresses, by `COPY` straight into their tables.
    long bareCopy(ChainDatabases databases) {
        return measure(databases, database -> bare(database, "headquarters"), this::bare);
    }

    private interface AtStore {
        long load(Database database, String store);
    }

    private static long measure(ChainDatabases databases, Function<Database, Long> headquarters, AtStore store) {
        long started = System.nanoTime();
        List<Callable<Object>> loads = new ArrayList<>();
        loads.add(() -> databases.atHeadquarters(database -> inTransaction(database, headquarters)));
        databases
                .stores()
                .keySet()
                .forEach(id -> loads.add(() -> databases.atStore(
                        id, database -> inTransaction(database, connected -> store.load(connected, id)))));
        Convert.inParallel(loads);
        return System.nanoTime() - started;
    }

    private static Long inTransaction(Database database, Function<Database, Long> load) {
        return database.inTransaction(() -> load.apply(database));
    }

    private Long headquarters(Database database) {
        incoming(database, "create temporary table incoming_customer_request (like customer_request) on commit drop");
        CopyFile.in(database, "copy incoming_customer_request from stdin", files.requests());
        OffsetDateTime asOf = Instant.now().atOffset(ZoneOffset.UTC);
        TAKE_REQUESTS.update(database.client(), Map.of());
        ANSWER_REQUESTS.update(database.client(), Map.of("run_id", UUID.randomUUID(), "as_of", asOf));
        CREATE_ADDRESSES.update(database.client(), Map.of());
        return (long) CREATE_CUSTOMERS.update(
                database.client(), Map.of("last_number", lastNumber, "digits", Chain.ACCOUNT_DIGITS, "as_of", asOf));
    }

    private long store(Database database, String id) {
        incoming(database, "create temporary table incoming_customer (like customer) on commit drop");
        incoming(database, "create temporary table incoming_customer_address (like customer_address) on commit drop");
        incoming(database, "create temporary table incoming_outbox (like outbox) on commit drop");
        CopyFile.in(database, "copy incoming_customer from stdin", files.customers(id));
        CopyFile.in(database, "copy incoming_customer_address from stdin", files.addresses(id));
        CopyFile.in(database, "copy incoming_outbox from stdin", files.answers(id));
        TAKE_ADDRESSES.update(database.client(), Map.of());
        ADD_WORDS.update(database.client(), Map.of());
        TAKE_ANSWERS.update(database.client(), Map.of());
        return TAKE_CUSTOMERS.update(database.client(), Map.of());
    }

    private long bare(Database database, String place) {
        return CopyFile.in(database, "copy customer from stdin", files.customers(place))
                + CopyFile.in(database, "copy customer_address from stdin", files.addresses(place));
    }

    private static void incoming(Database database, String statement) {
        database.client().sql(statement).update();
    }
}
