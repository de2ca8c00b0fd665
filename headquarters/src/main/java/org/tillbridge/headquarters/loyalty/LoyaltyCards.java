package org.tillbridge.headquarters.loyalty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.stores.LegalEntities;
import org.tillbridge.headquarters.stores.StoreSettings;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Whose a loyalty card is, what cards a customer has, and whether she is to get another. A block
/// travels with 1010; the cards she has stay valid.
public final class LoyaltyCards {

    private static final Sql FIND = Sql.of(LoyaltyCards.class, "find_loyalty_cards.sql");
    private static final String BLOCK = """
            update customer
            set loyalty_enrollment_blocked = :blocked, row_version = row_version + 1, changed_xid = pg_current_xact_id()
            where legal_entity = :legal_entity and customer_id = :customer_id""";
    private static final String IS_BLOCKED = """
            select loyalty_enrollment_blocked from customer
            where legal_entity = :legal_entity and customer_id = :customer_id
            for update""";

    private final Database database;
    private final AuditTrail audit;

    public LoyaltyCards(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// @param issuedBy the store
    public record Card(String number, Instant issuedAt, String issuedBy) {}

    /// A customer with the cards she has.
    public record Holder(
            String legalEntity, UUID customerId, String accountId, boolean enrollmentBlocked, List<Card> cards) {

        public Holder {
            cards = List.copyOf(cards);
        }
    }

    /// Whether a customer may get another card.
    public enum Enrollment {
        ALLOWED,
        BLOCKED
    }

    /// @param changed false when it was so already
    public record Outcome(Holder holder, boolean changed) {}

    /// The customer who has this card, else who goes by this account ID or UUID. Throws
    /// `CustomerUnknown`, `LegalEntityUnknown`.
    public Holder find(String named, @Nullable String legalEntity) {
        Optional<Holder> byCard = LoyaltyCardNumber.parse(named).flatMap(number -> find(values("", null, number)));
        return byCard.orElseGet(() -> ofCustomer(named, legalEntity));
    }

    /// What it would change; nothing is saved.
    public Outcome preview(String customer, @Nullable String legalEntity, Enrollment wanted) {
        Holder holder = ofCustomer(customer, legalEntity);
        return new Outcome(holder, holder.enrollmentBlocked() != (wanted == Enrollment.BLOCKED));
    }

    /// Throws `CustomerUnknown`, `LegalEntityUnknown`.
    public Outcome set(String customer, @Nullable String legalEntity, Enrollment wanted) {
        return database.inTransaction(() -> {
            Holder holder = ofCustomer(customer, legalEntity);
            Map<String, Object> key = Map.of("legal_entity", holder.legalEntity(), "customer_id", holder.customerId());
            boolean blocked = wanted == Enrollment.BLOCKED;
            boolean before = database.client()
                    .sql(IS_BLOCKED)
                    .params(key)
                    .query(Boolean.class)
                    .single();
            if (before != blocked) {
                database.client()
                        .sql(BLOCK)
                        .params(key)
                        .param("blocked", blocked)
                        .update();
                audit.add(new AuditTrail.Event(
                                "LOYALTY_ENROLLMENT_" + wanted, "customer " + holder.customerId(), Map.of())
                        .changing(before, blocked));
            }
            return new Outcome(ofCustomer(customer, legalEntity), before != blocked);
        });
    }

    private Holder ofCustomer(String named, @Nullable String legalEntity) {
        String entity = LegalEntities.require(database, legalEntity);
        UUID customer = StoreSettings.requireCustomer(database, entity, named);
        return find(values(entity, customer, null)).orElseThrow();
    }

    private Optional<Holder> find(Map<String, @Nullable Object> values) {
        List<Holder> rows = FIND.list(database.client(), values, LoyaltyCards::holder);
        return rows.stream()
                .findFirst()
                .map(first -> new Holder(
                        first.legalEntity(),
                        first.customerId(),
                        first.accountId(),
                        first.enrollmentBlocked(),
                        rows.stream().flatMap(row -> row.cards().stream()).toList()));
    }

    private static Map<String, @Nullable Object> values(
            String legalEntity, @Nullable UUID customer, @Nullable LoyaltyCardNumber number) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", legalEntity);
        values.put("customer_id", customer);
        values.put("card_number", number == null ? null : number.value());
        return values;
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        String card = row.getString("card_number");
        List<Card> cards = card == null
                ? List.of()
                : List.of(new Card(card, Times.instant(row, "issued_at"), row.getString("issued_by")));
        return new Holder(
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                row.getString("account_id"),
                row.getBoolean("loyalty_enrollment_blocked"),
                cards);
    }
}
