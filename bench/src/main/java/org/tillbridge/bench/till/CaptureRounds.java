package org.tillbridge.bench.till;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.channel.customers.CreateCustomer;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// What capture adds to a store's write: the statement that creates a customer, and the same
/// without journal and outbox, in turn on one connection, each in a durable transaction of its own.
public final class CaptureRounds {

    private static final Sql WITH = Sql.of(CreateCustomer.class, "01_create_customer.sql");
    private static final Set<String> OF_THE_JOURNAL = Set.of(
            "request_id",
            "idempotency_key",
            "content_hash",
            "card",
            "account_id",
            "pending_requests",
            "creation_mode",
            "creation_failure",
            "answered_at");
    private static final Sql WITHOUT = Sql.of(CaptureRounds.class, "create_without_capture.sql");
    private static final String STORE = "001";
    /// In turn by handfuls, so that a slow moment of the disk meets both.
    private static final int HANDFUL = 25;

    private final Database database;
    /// Mutable: the next customer's number.
    private int next;

    private CaptureRounds(Database database) {
        this.database = database;
    }

    /// What is measured.
    ///
    /// @param customers of each kind in a round
    public record Size(int customers, int rounds) {}

    /// Nanoseconds of a round.
    public record Round(int customers, long with, long without) {

        /// What capture adds, as a part of the write without it.
        public double added() {
            return (double) with / without - 1;
        }
    }

    /// One round more is run before, to warm up.
    public static List<Round> run(Size size, Path folder) {
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            ChainDatabases databases = servers.migrated("capture", Chain.Place.in(folder));
            return databases.atStore(STORE, database -> new CaptureRounds(database).rounds(size));
        }
    }

    private List<Round> rounds(Size size) {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round <= size.rounds(); round++) {
            rounds.add(round(size.customers()));
        }
        return rounds.subList(1, rounds.size());
    }

    private Round round(int customers) {
        long with = 0;
        long without = 0;
        for (int done = 0; done < customers; done += HANDFUL) {
            with += create(WITH);
            without += create(WITHOUT);
        }
        return new Round(customers, with, without);
    }

    private long create(Sql statement) {
        List<Map<String, @Nullable Object>> cards = new ArrayList<>();
        for (int card = 0; card < HANDFUL; card++) {
            Map<String, @Nullable Object> values = card(next++);
            if (statement == WITHOUT) {
                values.keySet().removeAll(OF_THE_JOURNAL);
            }
            cards.add(values);
        }
        long started = System.nanoTime();
        cards.forEach(card -> database.inTransaction(() -> statement.update(database.client(), card)));
        return System.nanoTime() - started;
    }

    private static Map<String, @Nullable Object> card(int number) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", Chain.ENTITY);
        values.put("channel_id", STORE);
        values.put("request_id", UUID.randomUUID());
        values.put("customer_id", UUID.randomUUID());
        values.put("captured_at", OffsetDateTime.now(ZoneOffset.UTC));
        values.put("idempotency_key", "capture-" + number);
        values.put("content_hash", "%064x".formatted(number));
        values.put("account_id", null);
        values.put("pending_requests", 1);
        values.put("creation_mode", "ASYNC_BY_PROFILE");
        values.put("creation_failure", null);
        values.put("answered_at", null);
        String card =
                """
                {"customer_type": "PERSON", "name": "Ilze Bērziņa", "first_name": "Ilze", "last_name": "Bērziņa",
                 "email": "till%d@example.lv", "phone": "26%06d", "phone_number": "+37126%06d", "language": "lv",
                 "currency": "EUR", "customer_group": "retail", "addresses": [{"address_id": "%s", "purpose": "HOME",
                 "street": "Ģertrūdes iela", "street_number": "%d", "city": "Rīga", "postal_code": "LV-1011",
                 "country": "LV", "is_primary": true}]}
                """.formatted(number, number % 1_000_000, number % 1_000_000, UUID.randomUUID(), 1 + number % 200);
        values.put("payload", card);
        values.put("card", card);
        return values;
    }
}
