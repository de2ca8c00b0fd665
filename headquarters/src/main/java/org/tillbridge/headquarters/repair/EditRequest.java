package org.tillbridge.headquarters.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// A person gives a held request other values, or another customer (spec H02, F11). It stays held
/// until it is synchronized or retried; the store's copy is not touched.
public final class EditRequest {

    private static final Sql FIND = Sql.of(EditRequest.class, "find_editable.sql");
    private static final Sql KEEP = Sql.of(EditRequest.class, "keep_edit.sql");
    private static final String REPAIRED =
            "Repaired at headquarters; it is converted when it is synchronized or retried";
    /// What is asked of a customer who is there. Whose creation or partner a request is about is said
    /// by who she is.
    private static final Set<String> GIVEN_TO_OTHERS = Stream.of(
                    RequestKind.CHANGE_CUSTOMER,
                    RequestKind.ADD_ADDRESS,
                    RequestKind.CHANGE_ADDRESS,
                    RequestKind.DEACTIVATE_ADDRESS,
                    RequestKind.JOIN_AFFILIATION,
                    RequestKind.LEAVE_AFFILIATION,
                    RequestKind.ISSUE_LOYALTY_CARD,
                    RequestKind.SET_ATTRIBUTES,
                    RequestKind.SET_CONTACTS)
            .map(RequestKind::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final String FIND_CUSTOMER = """
            select customer_id, merged_into from customer
            where legal_entity = :legal_entity and (customer_id = :customer_id or account_id = :account_id)
            """;

    private final Database database;
    private final EditLock lock;
    private final AuditTrail audit;
    private final InstantSource clock;

    public EditRequest(Database database, EditLock lock, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    /// Who edits, and why.
    public record By(String person, @Nullable String reason) {}

    private record Editable(
            String legalEntity,
            UUID customer,
            String kind,
            String store,
            @Nullable String payload) {}

    private record Content(@Nullable String payload, UUID customer, AuditTrail.Event event) {}

    /// Gives it other values; null empties a field. Throws, and stores nothing, when a rule is
    /// broken or somebody else edits it.
    public void values(UUID request, Map<String, @Nullable String> fields, By by) {
        edit(request, by, found -> {
            String edited = edited(request, found, fields);
            var event = new AuditTrail.Event(
                            "request.edit", "request " + request, Map.of("fields", List.copyOf(fields.keySet())))
                    .changing(EditedPayload.some(found.payload(), fields.keySet()), fields);
            return new Content(edited, found.customer(), event);
        });
    }

    /// Gives a change, or what is added, to another customer. Throws `CustomerUnknown`, `CustomerMerged`, or
    /// `RequestNotRetargeted` for what is none.
    public void retarget(UUID request, CustomerReference customer, By by) {
        edit(request, by, found -> {
            if (!GIVEN_TO_OTHERS.contains(found.kind())) {
                throw new TillbridgeException(
                        ErrorCode.user("RequestNotRetargeted"),
                        "Request %s can be of no other customer; edit it, or cancel it and ask for it anew at that one: tillbridge requests cancel %s"
                                .formatted(request, request));
            }
            UUID other = requireCustomer(found.legalEntity(), customer);
            var event = new AuditTrail.Event("request.retarget", "request " + request, Map.of())
                    .changing(found.customer(), other);
            return new Content(found.payload(), other, event);
        });
    }

    private interface Work {
        Content on(Editable found);
    }

    private void edit(UUID request, By by, Work work) {
        database.inTransaction(() -> {
            lock.take(request, by.person());
            Content content = work.on(require(request));
            keep(request, content, by);
            lock.giveBack(request, by.person());
            audit.add(content.event().because(by.reason()));
            return true;
        });
    }

    private Editable require(UUID request) {
        return FIND.list(database.client(), Map.of("request_id", request), EditRequest::editable).stream()
                .findFirst()
                .orElseThrow(() -> ShowRequest.unknown(request));
    }

    private static Editable editable(ResultSet row, int number) throws SQLException {
        return new Editable(
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                row.getString("kind"),
                row.getString("channel_id"),
                row.getString("payload"));
    }

    private void keep(UUID request, Content content, By by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("request_id", request);
        values.put("new_payload", content.payload());
        values.put("new_customer_id", content.customer());
        values.put("as_of", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("by", by.person());
        values.put("reason", by.reason());
        values.put("held_reason", REPAIRED);
        int kept = KEEP.update(database.client(), values);
        if (kept != 1) {
            throw new TillbridgeException(
                    ErrorCode.bug("EditMiscounted"), "Edit of request %s kept %d rows".formatted(request, kept));
        }
    }

    private static String edited(UUID request, Editable found, Map<String, @Nullable String> fields) {
        RequestKind kind = Arrays.stream(RequestKind.values())
                .filter(known -> known.name().equals(found.kind()))
                .findFirst()
                .orElseThrow(() -> notEditable(request, found.kind()));
        return switch (kind) {
            case CREATE_CUSTOMER, CHANGE_CUSTOMER -> new EditedPayload(kind, found.payload()).with(fields);
            case ADD_ADDRESS, CHANGE_ADDRESS, JOIN_AFFILIATION, LEAVE_AFFILIATION, SET_ATTRIBUTES ->
                EditedPart.with(kind, found.payload(), fields);
            case SET_CONTACTS -> EditedContacts.with(found.payload(), fields);
            default -> throw notEditable(request, found.kind());
        };
    }

    private static TillbridgeException notEditable(UUID request, String kind) {
        return new TillbridgeException(
                ErrorCode.user("RequestNotEditable"),
                "The fields of request %s of kind %s cannot be edited; retry, retarget or cancel it"
                        .formatted(request, kind));
    }

    private UUID requireCustomer(String legalEntity, CustomerReference reference) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", legalEntity);
        values.put(
                "customer_id",
                reference instanceof CustomerReference.ById byId ? byId.id().value() : null);
        values.put(
                "account_id",
                reference instanceof CustomerReference.ByAccount byAccount
                        ? byAccount.account().value()
                        : null);
        Optional<UUID> found = database.client()
                .sql(FIND_CUSTOMER)
                .params(values)
                .query((row, number) ->
                        notMerged(row.getObject("customer_id", UUID.class), row.getObject("merged_into", UUID.class)))
                .optional();
        return found.orElseThrow(() -> new TillbridgeException(
                ErrorCode.user("CustomerUnknown"),
                "Headquarters has no customer %s in legal entity %s".formatted(reference, legalEntity)));
    }

    private static UUID notMerged(UUID customer, @Nullable UUID mergedInto) {
        if (mergedInto != null) {
            throw new TillbridgeException(
                    ErrorCode.user("CustomerMerged"),
                    "Customer %s was merged into %s; give the request to that one".formatted(customer, mergedInto));
        }
        return customer;
    }
}
