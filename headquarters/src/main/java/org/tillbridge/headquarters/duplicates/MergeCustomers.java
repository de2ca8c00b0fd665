package org.tillbridge.headquarters.duplicates;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.headquarters.audit.Actor;
import org.tillbridge.headquarters.duplicates.JudgeDuplicates.Pair;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.ContactKind;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Marks a customer as part of another, with whoever was merged into her before, and puts the other
/// one where she was. Requests, sales and orders keep the key they name, and whoever follows it
/// finds the other customer; addresses, cards and her other parts go over to that one. The trail
/// says how it was.
final class MergeCustomers {

    private static final Sql LOCK = Sql.of(MergeCustomers.class, "lock_pair.sql");
    private static final Sql MERGE = Sql.of(MergeCustomers.class, "merge_customer.sql");
    private static final Sql GIVE_PARTS = Sql.of(MergeCustomers.class, "give_parts.sql");
    private static final Sql SETTLE_GIVEN = Sql.of(MergeCustomers.class, "settle_given.sql");
    private static final Sql TAKE_BACK_PARTS = Sql.of(MergeCustomers.class, "take_back_parts.sql");
    private static final Sql RESTORE_PRIMARY_ADDRESS = Sql.of(MergeCustomers.class, "restore_primary_address.sql");
    private static final Sql GIVE_BACK_REQUESTS = Sql.of(MergeCustomers.class, "give_back_requests.sql");
    private static final Sql UNDO = Sql.of(MergeCustomers.class, "undo_merge.sql");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRIMARIES = """
            select jsonb_build_object('email', email, 'phone', phone, 'phone_number', phone_number)
            from customer
            where legal_entity = :legal_entity and customer_id = :customer_id""";

    private final Database database;
    private final InstantSource clock;

    MergeCustomers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// In the transaction of the caller. Waits for a conversion of either.
    void run(Pair pair) {
        lock(pair);
        Map<String, Object> values = new HashMap<>(key(pair));
        values.put("merged_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("merged_by", Actor.person());
        if (MERGE.update(database.client(), values) == 0) {
            throw new TillbridgeException(
                    ErrorCode.user("CustomerNotMerged"),
                    "%s cannot be merged into %s: one of them is unknown in %s or was merged into a third; tillbridge duplicates show CUSTOMER says which"
                            .formatted(pair.customer(), pair.other(), pair.legalEntity()));
        }
        GIVE_PARTS.update(database.client(), key(pair));
        Map<UUID, Contact> given = primaries(pair.legalEntity(), pair.customer());
        given.keySet().removeAll(primaries(pair.legalEntity(), pair.other()).keySet());
        SETTLE_GIVEN.update(database.client(), with(given, pair));
    }

    /// In the transaction of the caller.
    void undo(Pair pair) {
        lock(pair);
        Map<UUID, Contact> given = primaries(pair.legalEntity(), pair.customer());
        given.putAll(primaries(pair.legalEntity(), pair.other()));
        TAKE_BACK_PARTS.update(database.client(), with(given, pair));
        RESTORE_PRIMARY_ADDRESS.update(database.client(), key(pair));
        GIVE_BACK_REQUESTS.update(database.client(), key(pair));
        Map<String, Object> values = new HashMap<>(key(pair));
        values.put("undone_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("undone_by", Actor.person());
        if (UNDO.update(database.client(), values) == 0) {
            throw new TillbridgeException(
                    ErrorCode.user("MergeNotUndone"),
                    "What was merged of %s and %s has been merged on since; undo the later merge first"
                            .formatted(pair.customer(), pair.other()));
        }
    }

    private void lock(Pair pair) {
        LOCK.list(
                database.client(),
                Map.of("customer_id", pair.customer(), "other_id", pair.other()),
                (row, number) -> number);
    }

    /// A customer's primary e-mail and phone, which are contacts like others of who stands for her.
    private Map<UUID, Contact> primaries(String legalEntity, UUID customer) {
        Map<UUID, Contact> primaries = new LinkedHashMap<>();
        for (CustomerPayload card : database.client()
                .sql(PRIMARIES)
                .param("legal_entity", legalEntity)
                .param("customer_id", customer)
                .query((row, number) -> CustomerPayload.fromJson(row.getString(1)))
                .list()) {
            for (ContactKind kind : ContactKind.values()) {
                Contact.primary(kind, card).ifPresent(contact -> primaries.put(contact.key(), contact));
            }
        }
        return primaries;
    }

    private static Map<String, Object> with(Map<UUID, Contact> primaries, Pair pair) {
        Map<String, Object> contacts = new LinkedHashMap<>();
        primaries.forEach((key, contact) -> contacts.put(key.toString(), contact.toMap()));
        Map<String, Object> values = new HashMap<>(key(pair));
        values.put("primaries", JSON.writeValueAsString(contacts));
        return values;
    }

    private static Map<String, Object> key(Pair pair) {
        return Map.of("legal_entity", pair.legalEntity(), "customer_id", pair.customer(), "other_id", pair.other());
    }
}
