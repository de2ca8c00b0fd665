package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.CustomerType;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Takes the request of an organization that wants to become a business partner (spec 2.16). It is
/// no customer before a person at headquarters has approved it; the key it will have is made here.
public final class RequestPartner {

    private static final Sql CAPTURE = Sql.of(RequestPartner.class, "capture_partner_request.sql");
    private static final Sql FIND = Sql.of(RequestPartner.class, "find_partner_request.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerStation station;
    private final Journal journal;

    public RequestPartner(CustomerStation station) {
        this.station = station;
        this.journal = new Journal(station.database(), station.store());
    }

    /// Where a request stands; empty when this store knows none of this key.
    public Optional<PartnerRequest> find(CustomerId id) {
        return FIND
                .list(
                        station.database().client(),
                        Map.of("legal_entity", station.store().legalEntity(), "customer_id", id.value()),
                        (row, number) -> request(id, row))
                .stream()
                .findFirst();
    }

    public PartnerOutcome run(NewPartner given) {
        CustomerDefaults defaults = FindDefaults.of(station);
        List<Violation> wrong = new ArrayList<>();
        CustomerPayload organization = card(given.organization(), CustomerType.ORGANIZATION, defaults, wrong);
        CustomerPayload user = card(given.user(), CustomerType.PERSON, defaults, wrong);
        if (!wrong.isEmpty()) {
            return new PartnerOutcome.Refused(wrong);
        }
        try {
            PartnerOutcome outcome = station.database().inTransaction(() -> request(given, organization, user));
            station.captured().wake();
            return outcome;
        } catch (DuplicateKeyException atTheSameMoment) {
            return earlier(given).orElse(new PartnerOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
        }
    }

    private CustomerPayload card(
            CustomerDraft draft, CustomerType type, CustomerDefaults defaults, List<Violation> wrong) {
        return switch (CustomerRules.checkNew(draft, type)) {
            case Verdict.Accepted accepted -> {
                CustomerPayload card = accepted.payload().completed(defaults, station.ids());
                wrong.addAll(CustomerRules.checkComplete(card));
                yield card;
            }
            case Verdict.Refused refused -> {
                wrong.addAll(refused.violations());
                yield CustomerRules.asGiven(draft);
            }
        };
    }

    private PartnerOutcome request(NewPartner given, CustomerPayload organization, CustomerPayload user) {
        return earlier(given).orElseGet(() -> {
            var id = new CustomerId(station.ids().get());
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("organization", JSON.readTree(organization.toJson()));
            payload.put("user_id", station.ids().get());
            payload.put("user", JSON.readTree(user.toJson()));
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("request_id", station.ids().get());
            values.put("legal_entity", station.store().legalEntity());
            values.put("customer_id", id.value());
            values.put("payload", JSON.writeValueAsString(payload));
            values.put(
                    "captured_at",
                    station.clock().instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
            values.put(
                    "idempotency_key", given.key() == null ? null : given.key().value());
            values.put("content_hash", contentOf(given).hex());
            CAPTURE.update(station.database().client(), values);
            return new PartnerOutcome.Requested(find(id).orElseThrow());
        });
    }

    private Optional<PartnerOutcome> earlier(NewPartner given) {
        if (given.key() == null) {
            return Optional.empty();
        }
        return journal.findEarlier(given.key(), null)
                .map(entry -> entry.asksFor(contentOf(given))
                        ? find(entry.customer())
                                .<PartnerOutcome>map(PartnerOutcome.Requested::new)
                                .orElse(new PartnerOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED))
                        : new PartnerOutcome.Taken(Conflict.IDEMPOTENCY_KEY_REUSED));
    }

    private static ContentHash contentOf(NewPartner given) {
        return ContentHash.of(
                RequestKind.REQUEST_PARTNER.name(),
                CustomerRules.asGiven(given.organization()).toJson(),
                CustomerRules.asGiven(given.user()).toJson());
    }

    private static PartnerRequest request(CustomerId id, ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        PartnerRequest.Status status = switch (answer == null ? "" : answer) {
            case "DONE" -> PartnerRequest.Status.APPROVED;
            case "CANCELED" -> PartnerRequest.Status.REJECTED;
            default -> PartnerRequest.Status.PENDING;
        };
        String name = row.getString("name");
        return new PartnerRequest(id, name == null ? "" : name, status, row.getString("reason"));
    }
}
