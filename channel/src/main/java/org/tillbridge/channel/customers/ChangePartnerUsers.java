package org.tillbridge.channel.customers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Adds users to a business partner, changes their role and removes them, at once and without asking
/// anybody. A user is a customer, a person: she is created and edited as any other, and stays one.
public final class ChangePartnerUsers {

    private static final Sql SHOW = Sql.of(ChangePartnerUsers.class, "save_partner_users.sql");
    private static final Sql FIND = Sql.of(ChangePartnerUsers.class, "find_partner_users.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerStation station;
    private final FindCustomer find;
    private final Journal journal;
    private final LockCustomer lock;
    private final CaptureParts capture;

    public ChangePartnerUsers(CustomerStation station) {
        this.station = station;
        this.find = new FindCustomer(station);
        this.journal = new Journal(station.database(), station.store());
        this.lock = new LockCustomer(station);
        this.capture = new CaptureParts(station);
    }

    /// The users of a partner; empty when no organization goes by that reference.
    public Optional<List<PartnerUser>> of(CustomerReference partner) {
        return find(partner, CustomerType.ORGANIZATION).map(this::of);
    }

    public PartnerUserOutcome run(PartnerUserChange given) {
        try {
            PartnerUserOutcome outcome = station.database().inTransaction(() -> change(given));
            station.captured().wake();
            return outcome;
        } catch (DuplicateKeyException taken) {
            // The same key at the same moment for another customer: those two are not held apart by a customer's lock.
            return new PartnerUserOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private PartnerUserOutcome change(PartnerUserChange given) {
        Optional<CustomerId> partner = find(given.partner(), CustomerType.ORGANIZATION);
        if (partner.isEmpty()) {
            return new PartnerUserOutcome.NoPartner();
        }
        Optional<CustomerId> user = find(given.user(), CustomerType.PERSON).flatMap(id -> lock.run(given.user()));
        if (user.isEmpty()) {
            return new PartnerUserOutcome.NoPerson();
        }
        RequestKind kind = given.role() == null ? RequestKind.REMOVE_PARTNER_USER : RequestKind.ADD_PARTNER_USER;
        ContentHash content = ContentHash.of(kind.name(), user.get().toString(), partner.get() + " " + given.role());
        Optional<Journal.Entry> earlier =
                given.key() == null ? Optional.empty() : journal.findEarlier(given.key(), null);
        if (earlier.isPresent() && !earlier.get().asksFor(content)) {
            return new PartnerUserOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED);
        }
        if (earlier.isEmpty() && !isSo(partner.get(), user.get(), given)) {
            var request = new PartRequest(kind, payload(partner.get(), given));
            capture.run(new Operation(user.get(), given.key(), content), List.of(request), SHOW);
        }
        return new PartnerUserOutcome.Now(of(partner.get()));
    }

    private boolean isSo(CustomerId partner, CustomerId user, PartnerUserChange given) {
        Optional<PartnerUser> now =
                of(partner).stream().filter(each -> each.id().equals(user)).findFirst();
        return given.role() == null
                ? now.isEmpty()
                : now.filter(each -> each.role() == given.role()).isPresent();
    }

    private static String payload(CustomerId partner, PartnerUserChange given) {
        Map<String, String> payload = new HashMap<>();
        payload.put("partner_id", partner.value().toString());
        if (given.role() != null) {
            payload.put("role", given.role().name());
        }
        return JSON.writeValueAsString(payload);
    }

    private Optional<CustomerId> find(CustomerReference reference, CustomerType type) {
        return find.run(reference)
                .filter(customer -> customer.card()
                        .find(CustomerField.CUSTOMER_TYPE)
                        .filter(type.name()::equals)
                        .isPresent())
                .map(Customer::id);
    }

    private List<PartnerUser> of(CustomerId partner) {
        return FIND.list(
                station.database().client(),
                Map.of("legal_entity", station.store().legalEntity(), "partner_id", partner.value()),
                (row, number) -> new PartnerUser(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("account_id"),
                        row.getString("name"),
                        PartnerUser.Role.valueOf(row.getString("role")),
                        row.getBoolean("is_active")));
    }
}
