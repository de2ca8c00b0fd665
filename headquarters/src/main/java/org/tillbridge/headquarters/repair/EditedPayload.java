package org.tillbridge.headquarters.repair;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerRules;
import org.tillbridge.kernel.customer.PhoneNumber;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Verdict;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request asks for after an edit, judged by the rules the stores go by. What the edit does
/// not name stays as it is.
final class EditedPayload {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<CustomerField> NAME_PARTS =
            EnumSet.of(CustomerField.FIRST_NAME, CustomerField.MIDDLE_NAME, CustomerField.LAST_NAME);
    /// Only a phone with its country's prefix is read here: the store knows its country,
    /// headquarters does not.
    static final String NO_REGION = "ZZ";

    private final RequestKind kind;
    private final ObjectNode payload;

    /// @param arrived what it asked for so far, null for nothing
    EditedPayload(RequestKind kind, @Nullable String arrived) {
        this.kind = kind;
        this.payload = arrived != null && JSON.readTree(arrived) instanceof ObjectNode object
                ? object
                : JSON.createObjectNode();
    }

    /// What a payload has in some fields.
    static Map<String, JsonNode> some(@Nullable String payload, Set<String> fields) {
        JsonNode whole = payload == null ? JSON.createObjectNode() : JSON.readTree(payload);
        return fields.stream().filter(whole::has).collect(Collectors.toMap(field -> field, whole::path));
    }

    /// The payload with these fields instead, as JSON; null empties a field, of a creation it takes
    /// it out, as it does with what is no field of a customer. Throws the first rule that is
    /// broken.
    String with(Map<String, @Nullable String> fields) {
        fields.forEach(this::set);
        follow(fields.keySet());
        CustomerDraft draft = draft();
        Verdict verdict =
                kind == RequestKind.CREATE_CUSTOMER ? CustomerRules.checkNew(draft) : CustomerRules.checkChange(draft);
        return switch (verdict) {
            case Verdict.Refused refused -> throw refusal(refused.violations().getFirst());
            case Verdict.Accepted accepted -> written(accepted.payload());
        };
    }

    private void set(String name, @Nullable String value) {
        boolean isField = CustomerField.findByColumn(name).isPresent();
        if (value != null && (!isField || name.equals(CustomerField.PHONE_NUMBER.column()))) {
            throw new TillbridgeException(
                    ErrorCode.user("FieldUnknown"),
                    "A customer has no field '%s' that can be set; it has %s".formatted(name, settable()));
        }
        if (value != null) {
            payload.put(name, value);
        } else if (isField && kind != RequestKind.CREATE_CUSTOMER) {
            payload.putNull(name);
        } else {
            payload.remove(name);
        }
    }

    private static String settable() {
        return Arrays.stream(CustomerField.values())
                .filter(field -> field != CustomerField.PHONE_NUMBER)
                .map(CustomerField::column)
                .collect(Collectors.joining(", "));
    }

    /// A person's full name follows her names, the number in E.164 her phone.
    private void follow(Set<String> edited) {
        boolean isRenamed = NAME_PARTS.stream().anyMatch(part -> edited.contains(part.column()));
        if (kind == RequestKind.CREATE_CUSTOMER && isRenamed && !edited.contains(CustomerField.NAME.column())) {
            payload.remove(CustomerField.NAME.column());
        }
        if (edited.contains(CustomerField.PHONE.column())) {
            String phone = payload.path(CustomerField.PHONE.column()).asString("");
            payload.remove(CustomerField.PHONE_NUMBER.column());
            PhoneNumber.parse(phone, NO_REGION)
                    .ifPresentOrElse(
                            number -> payload.put(CustomerField.PHONE_NUMBER.column(), number),
                            () -> set(CustomerField.PHONE_NUMBER.column(), null));
        }
    }

    private CustomerDraft draft() {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        Set<CustomerField> cleared = EnumSet.noneOf(CustomerField.class);
        for (CustomerField field : CustomerField.values()) {
            JsonNode value = payload.path(field.column());
            if (value.isString()) {
                values.put(field, value.stringValue());
            } else if (value.isNull()) {
                cleared.add(field);
            }
        }
        return new CustomerDraft(
                values,
                cleared,
                CustomerPayload.fromJson(JSON.writeValueAsString(payload)).addresses());
    }

    /// What the rules make of the fields they know; the rest is left alone.
    private String written(CustomerPayload accepted) {
        for (CustomerField field : CustomerField.values()) {
            accepted.find(field)
                    .ifPresentOrElse(value -> payload.put(field.column(), value), () -> withoutValue(accepted, field));
        }
        return JSON.writeValueAsString(payload);
    }

    private void withoutValue(CustomerPayload accepted, CustomerField field) {
        if (accepted.cleared().contains(field)) {
            payload.putNull(field.column());
        } else if (payload.path(field.column()).isString()) {
            payload.remove(field.column());
        }
    }

    static TillbridgeException refusal(Violation violation) {
        return new TillbridgeException(
                ErrorCode.user(violation.code()),
                "%s: %s; nothing was stored".formatted(violation.target(), violation.message()));
    }
}
