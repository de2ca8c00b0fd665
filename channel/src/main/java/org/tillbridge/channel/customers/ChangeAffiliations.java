package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.customers.AffiliationChange.Step;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Lets a customer join and leave affiliations at the till, at once and without asking anybody,
/// whether she has her account ID yet or not. Where the store asks headquarters, it is brought
/// there while the till waits.
public final class ChangeAffiliations {

    private static final Sql SHOW = Sql.of(ChangeAffiliations.class, "05_save_affiliations.sql");
    private static final Sql FIND = Sql.of(ChangeAffiliations.class, "find_affiliations.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerStation station;
    private final FindCustomer find;
    private final Journal journal;
    private final LockCustomer lock;
    private final CaptureParts capture;
    private final DeliverEarly early;

    public ChangeAffiliations(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.journal = new Journal(station.database(), station.store());
        this.lock = new LockCustomer(station);
        this.capture = new CaptureParts(station);
        this.early = new DeliverEarly(station);
    }

    /// The affiliations a customer is in; empty when nobody goes by that reference.
    public Optional<List<Affiliation>> of(CustomerReference reference) {
        return find.run(reference).map(customer -> of(customer.id()));
    }

    /// The affiliations there are, as far as they were downloaded.
    public List<Affiliation> all() {
        return station.database()
                .client()
                .sql("select d.affiliation, d.name from affiliation as d order by d.name, d.affiliation")
                .query((row, number) -> new Affiliation(row.getString("affiliation"), row.getString("name")))
                .list();
    }

    public AffiliationOutcome run(AffiliationChange given) {
        try {
            AffiliationOutcome outcome = station.database().inTransaction(() -> change(given));
            if (outcome instanceof AffiliationOutcome.Saved) {
                find.run(given.customer()).ifPresent(customer -> early.meetsWithAHold(customer.id()));
            }
            return outcome;
        } catch (DuplicateKeyException taken) {
            // The same key at the same moment for another customer: those two are not held apart by a customer's lock.
            return new AffiliationOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private AffiliationOutcome change(AffiliationChange given) {
        Optional<CustomerId> locked = lock.run(given.customer());
        if (locked.isEmpty()) {
            return new AffiliationOutcome.NoCustomer();
        }
        CustomerId customer = locked.get();
        RequestKind kind = given.step() == Step.JOIN ? RequestKind.JOIN_AFFILIATION : RequestKind.LEAVE_AFFILIATION;
        ContentHash content = ContentHash.of(kind.name(), customer.toString(), given.affiliation());
        Optional<Journal.Entry> earlier =
                given.key() == null ? Optional.empty() : journal.findEarlier(given.key(), null);
        if (earlier.isPresent()) {
            return earlier.get().asksFor(content)
                    ? new AffiliationOutcome.Unchanged(of(customer))
                    : new AffiliationOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
        boolean isIn = of(customer).stream().anyMatch(each -> each.id().equals(given.affiliation()));
        if (isIn == (given.step() == Step.JOIN)) {
            return new AffiliationOutcome.Unchanged(of(customer));
        }
        if (given.step() == Step.JOIN && !isKnown(given.affiliation())) {
            return new AffiliationOutcome.NoAffiliation();
        }
        String payload = JSON.writeValueAsString(Map.of("affiliation", given.affiliation()));
        capture.run(new Operation(customer, given.key(), content), List.of(new PartRequest(kind, payload)), SHOW);
        return new AffiliationOutcome.Saved(of(customer));
    }

    private boolean isKnown(String affiliation) {
        return all().stream().anyMatch(each -> each.id().equals(affiliation));
    }

    private List<Affiliation> of(CustomerId customer) {
        return of(List.of(customer)).getOrDefault(customer, List.of());
    }

    /// Those of many at once; who is in none is not in the answer.
    public Map<CustomerId, List<Affiliation>> of(List<CustomerId> customers) {
        return OfCustomers.collect(FIND.list(
                station.database().client(),
                OfCustomers.parameters(station.store(), customers),
                (row, number) ->
                        OfCustomers.part(row, new Affiliation(row.getString("affiliation"), row.getString("name")))));
    }
}
