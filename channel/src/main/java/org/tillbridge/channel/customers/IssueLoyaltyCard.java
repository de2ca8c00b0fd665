package org.tillbridge.channel.customers;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;
import tools.jackson.databind.json.JsonMapper;

/// Issues loyalty cards at the till, at once and without asking anybody. A card is the customer's
/// by her UUID: it stays valid when she gets her account ID. Where the store asks headquarters, it
/// is brought there while the till waits.
public final class IssueLoyaltyCard {

    private static final Sql SHOW = Sql.of(IssueLoyaltyCard.class, "06_save_loyalty_cards.sql");
    private static final String CARD_NUMBER = "card_number";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OF_CUSTOMERS = """
            select l.customer_id, l.card_number, l.issued_at
            from loyalty_card as l
            where l.legal_entity = :legal_entity and l.customer_id = any (cast(:customer_ids as uuid[]))
            order by l.issued_at, l.card_number""";
    private static final String IS_BLOCKED = """
            select c.loyalty_enrollment_blocked
            from customer as c
            where c.legal_entity = :legal_entity and c.customer_id = :customer_id""";
    /// Two tills may scan one card at the same moment, for two customers.
    private static final String HOLD_NUMBER = "select pg_advisory_xact_lock(28996, hashtext(:card_number))";

    private final CustomerStation station;
    private final FindCustomer find;
    private final Journal journal;
    private final LockCustomer lock;
    private final CaptureParts capture;
    private final DeliverEarly early;
    private final SecureRandom random = new SecureRandom();

    public IssueLoyaltyCard(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.journal = new Journal(station.database(), station.store());
        this.lock = new LockCustomer(station);
        this.capture = new CaptureParts(station);
        this.early = new DeliverEarly(station);
    }

    /// The cards of a customer, oldest first; empty when nobody goes by that reference.
    public Optional<List<LoyaltyCard>> of(CustomerReference reference) {
        return find.run(reference).map(customer -> of(customer.id()));
    }

    public LoyaltyCardOutcome run(NewLoyaltyCard given) {
        try {
            LoyaltyCardOutcome outcome = station.database().inTransaction(() -> issue(given));
            if (outcome instanceof LoyaltyCardOutcome.Issued) {
                find.run(given.customer()).ifPresent(customer -> early.meetsWithAHold(customer.id()));
            }
            return outcome;
        } catch (DuplicateKeyException taken) {
            // The same key at the same moment for another customer: those two are not held apart by a customer's lock.
            return new LoyaltyCardOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private LoyaltyCardOutcome issue(NewLoyaltyCard given) {
        Optional<CustomerId> locked = lock.run(given.customer());
        if (locked.isEmpty()) {
            return new LoyaltyCardOutcome.NoCustomer();
        }
        CustomerId customer = locked.get();
        String named = given.number() == null ? "" : given.number().value();
        ContentHash content = ContentHash.of(RequestKind.ISSUE_LOYALTY_CARD.name(), customer.toString(), named);
        Optional<Journal.Entry> earlier =
                given.key() == null ? Optional.empty() : journal.findEarlier(given.key(), null);
        if (earlier.isPresent()) {
            return repeated(customer, earlier.get(), content);
        }
        LoyaltyCardNumber number = given.number() == null ? LoyaltyCardNumber.random(random) : given.number();
        Optional<LoyaltyCard> hers = find(customer, number.value());
        return hers.isPresent()
                ? new LoyaltyCardOutcome.Unchanged(hers.get())
                : issue(number, new Operation(customer, given.key(), content));
    }

    private LoyaltyCardOutcome repeated(CustomerId customer, Journal.Entry earlier, ContentHash content) {
        Optional<LoyaltyCard> card = earlier.findText()
                .map(payload -> JSON.readTree(payload).path(CARD_NUMBER).asString())
                .flatMap(number -> find(customer, number));
        return earlier.asksFor(content) && card.isPresent()
                ? new LoyaltyCardOutcome.Unchanged(card.get())
                : new LoyaltyCardOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
    }

    private LoyaltyCardOutcome issue(LoyaltyCardNumber number, Operation operation) {
        if (isBlocked(operation.customer())) {
            return new LoyaltyCardOutcome.Blocked();
        }
        if (isTaken(number)) {
            return new LoyaltyCardOutcome.CardTaken();
        }
        String payload = JSON.writeValueAsString(Map.of(CARD_NUMBER, number.value()));
        capture.run(operation, List.of(new PartRequest(RequestKind.ISSUE_LOYALTY_CARD, payload)), SHOW);
        return new LoyaltyCardOutcome.Issued(
                find(operation.customer(), number.value()).orElseThrow());
    }

    private boolean isBlocked(CustomerId customer) {
        return station.database()
                .client()
                .sql(IS_BLOCKED)
                .params(whose(customer))
                .query(Boolean.class)
                .single();
    }

    /// A card is one in the whole chain, whatever the legal entity.
    private boolean isTaken(LoyaltyCardNumber number) {
        var client = station.database().client();
        client.sql(HOLD_NUMBER).param(CARD_NUMBER, number.value()).query().listOfRows();
        return client.sql("select exists (select from loyalty_card as l where l.card_number = :card_number)")
                .param(CARD_NUMBER, number.value())
                .query(Boolean.class)
                .single();
    }

    private Optional<LoyaltyCard> find(CustomerId customer, String number) {
        return of(customer).stream()
                .filter(card -> card.number().equals(number))
                .findFirst();
    }

    private List<LoyaltyCard> of(CustomerId customer) {
        return of(List.of(customer)).getOrDefault(customer, List.of());
    }

    /// Those of many at once; who has none is not in the answer.
    public Map<CustomerId, List<LoyaltyCard>> of(List<CustomerId> customers) {
        return OfCustomers.collect(station.database()
                .client()
                .sql(OF_CUSTOMERS)
                .params(OfCustomers.parameters(station.store(), customers))
                .query((row, number) -> OfCustomers.part(row, card(row)))
                .list());
    }

    private Map<String, Object> whose(CustomerId customer) {
        return Map.of("legal_entity", station.store().legalEntity(), "customer_id", customer.value());
    }

    private static LoyaltyCard card(ResultSet row) throws SQLException {
        return new LoyaltyCard(row.getString(CARD_NUMBER), Times.instant(row, "issued_at"));
    }
}
