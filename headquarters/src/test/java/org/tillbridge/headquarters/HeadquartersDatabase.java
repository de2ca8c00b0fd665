package org.tillbridge.headquarters;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.TestDatabase;

/// Headquarters' database with one legal entity and three stores, and words to put requests into
/// its staging.
public final class HeadquartersDatabase implements AutoCloseable {

    public static final String ENTITY = "demo";
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final AtomicLong CAPTURE = new AtomicLong();

    private final TestDatabase database;

    public HeadquartersDatabase() {
        this(TestDatabase.of(
                "org/tillbridge/headquarters/migrations",
                "public",
                "staging,master,numbers,sales,exchange,ops,public"));
        var admission = new StoreAdmission(database.database(), () -> NOW);
        admission.addLegalEntity(new StoreAdmission.LegalEntity(ENTITY, "Demo retail", "", 6));
        for (String store : new String[] {"001", "002", "003", "004"}) {
            admission.register(new Store(store, ENTITY, "stores", "Store " + store));
        }
    }

    private HeadquartersDatabase(TestDatabase database) {
        this.database = database;
    }

    /// A backup of this moment, restored beside it.
    public HeadquartersDatabase copy() {
        return new HeadquartersDatabase(database.copy());
    }

    public Database database() {
        return database.database();
    }

    public HikariDataSource source() {
        return database.source();
    }

    public JdbcClient client() {
        return database.client();
    }

    /// A request that waits for conversion.
    ///
    /// @param kind CREATE_CUSTOMER or CHANGE_CUSTOMER
    public record Request(String store, UUID customer, String kind, String payload, Instant stamp) {

        public static Request create(UUID customer, String name) {
            String payload = "{\"customer_type\":\"PERSON\",\"name\":\"%s\"}".formatted(name);
            return new Request("001", customer, "CREATE_CUSTOMER", payload, NOW);
        }

        public static Request change(UUID customer, String payload) {
            return new Request("001", customer, "CHANGE_CUSTOMER", payload, NOW.plusSeconds(60));
        }

        public Request at(String otherStore, Instant otherStamp) {
            return new Request(otherStore, customer, kind, payload, otherStamp);
        }
    }

    /// Puts the request into staging as if its session had been applied; returns its ID.
    public UUID arrive(Request request) {
        return arrive(UUID.randomUUID(), request);
    }

    public UUID arrive(UUID id, Request request) {
        return arrive(id, request, ENTITY);
    }

    public UUID arrive(UUID id, Request request, String legalEntity) {
        client().sql("""
                with staged as (
                    insert into customer_request (request_id, legal_entity, customer_id, kind, payload, base_row_version,
                        captured_at, capture_no, channel_id, session_id, received_at, stamp)
                    values (:id, :entity, :customer, :kind, cast(:payload as jsonb), 0, :stamp, :capture_no, :store, :id, :stamp, :stamp)
                    returning request_id, legal_entity, customer_id, kind, channel_id)
                insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
                select request_id, legal_entity, customer_id, kind, channel_id, 'WAITING' from staged
                """)
                .param("id", id)
                .param("entity", legalEntity)
                .param("customer", request.customer())
                .param("kind", request.kind())
                .param("payload", request.payload())
                .param("stamp", request.stamp().atOffset(ZoneOffset.UTC))
                .param("capture_no", CAPTURE.incrementAndGet())
                .param("store", request.store())
                .update();
        return id;
    }

    public String text(String sql, Object... values) {
        return client().sql(sql)
                .params(java.util.List.of(values))
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
