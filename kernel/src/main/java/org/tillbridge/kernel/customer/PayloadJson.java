package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The payload as the journal's `jsonb` holds it.
final class PayloadJson {

    private static final ErrorCode PAYLOAD_UNREADABLE = ErrorCode.data("PayloadUnreadable");
    private static final String ADDRESSES = "addresses";
    private static final String ADDRESS_ID = "address_id";
    private static final String DEACTIVATE = "deactivate";
    private static final String IS_PRIMARY = "is_primary";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PayloadJson() {}

    static String write(CustomerPayload payload) {
        ObjectNode flat = MAPPER.createObjectNode();
        for (CustomerField field : CustomerField.values()) {
            if (payload.cleared().contains(field)) {
                flat.putNull(field.column());
            }
            payload.find(field).ifPresent(value -> flat.put(field.column(), value));
        }
        if (!payload.addresses().isEmpty()) {
            ArrayNode addresses = flat.putArray(ADDRESSES);
            payload.addresses().forEach(address -> {
                ObjectNode flatAddress = addresses.addObject();
                write(address, flatAddress);
                if (address.deactivate()) {
                    flatAddress.put(DEACTIVATE, true);
                }
            });
        }
        return MAPPER.writeValueAsString(flat);
    }

    static String write(AddressPayload address) {
        ObjectNode flat = MAPPER.createObjectNode();
        write(address, flat);
        return MAPPER.writeValueAsString(flat);
    }

    private static void write(AddressPayload address, ObjectNode flat) {
        if (address.addressId() != null) {
            flat.put(ADDRESS_ID, address.addressId().toString());
        }
        address.values().forEach((field, value) -> flat.put(field.column(), value));
        address.cleared().forEach(field -> flat.putNull(field.column()));
        if (address.primary() != null) {
            flat.put(IS_PRIMARY, address.primary());
        }
    }

    static CustomerPayload read(String json) {
        return read(tree(json));
    }

    static AddressPayload readAddress(String json) {
        return readAddress(tree(json));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new TillbridgeException(PAYLOAD_UNREADABLE, "A request's payload is not what a journal holds", e);
        }
    }

    // Keys this version does not know are left out: a journal row may come from a newer one.
    private static CustomerPayload read(JsonNode flat) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        Set<CustomerField> cleared = EnumSet.noneOf(CustomerField.class);
        List<AddressPayload> addresses = new ArrayList<>();
        for (CustomerField field : CustomerField.values()) {
            JsonNode value = flat.path(field.column());
            if (value.isNull()) {
                cleared.add(field);
            }
            if (value.isString()) {
                values.put(field, value.stringValue());
            }
        }
        flat.path(ADDRESSES).forEach(address -> addresses.add(readAddress(address)));
        return new CustomerPayload(values, cleared, addresses);
    }

    private static AddressPayload readAddress(JsonNode flat) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        for (AddressField field : AddressField.values()) {
            JsonNode value = flat.path(field.column());
            if (value.isString()) {
                values.put(field, value.stringValue());
            }
        }
        JsonNode key = flat.path(ADDRESS_ID);
        UUID addressId = key.isString() ? UUID.fromString(key.stringValue()) : null;
        return new AddressPayload(addressId, values, flat.path(IS_PRIMARY).asBoolean(false));
    }
}
