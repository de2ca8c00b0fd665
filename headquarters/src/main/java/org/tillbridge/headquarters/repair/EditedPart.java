package org.tillbridge.headquarters.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressEdits;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request about an address, an affiliation or attributes asks for after an edit. Its key
/// stays; what the edit does not name stays as it is. What only headquarters knows (which
/// affiliations and attributes there are) is judged when it is converted.
final class EditedPart {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADDRESS_KEY = "address_id";

    private EditedPart() {}

    /// Null empties a field: of a change of an address at headquarters too, else it takes it out.
    /// Throws the first rule that is broken.
    static String with(RequestKind kind, @Nullable String arrived, Map<String, @Nullable String> fields) {
        ObjectNode payload = arrived != null && JSON.readTree(arrived) instanceof ObjectNode object
                ? object
                : JSON.createObjectNode();
        fields.forEach((name, value) -> set(kind, payload, name, value));
        String edited = JSON.writeValueAsString(payload);
        if (isAddress(kind)) {
            AddressEdits.check(kind, AddressPayload.fromJson(edited)).stream()
                    .findFirst()
                    .ifPresent(violation -> {
                        throw EditedPayload.refusal(violation);
                    });
        }
        return edited;
    }

    private static void set(RequestKind kind, ObjectNode payload, String name, @Nullable String value) {
        List<String> known = settable(kind);
        boolean isKnown = known.isEmpty() || known.contains(name);
        if (name.equals(ADDRESS_KEY) || (value != null && !isKnown)) {
            throw new TillbridgeException(
                    ErrorCode.user("FieldUnknown"),
                    "A request of kind %s has no field '%s' that can be set; it has %s"
                            .formatted(kind, name, String.join(", ", known)));
        }
        if (value != null) {
            payload.put(name, value);
        } else if (isKnown && kind == RequestKind.CHANGE_ADDRESS) {
            payload.putNull(name);
        } else {
            payload.remove(name);
        }
    }

    /// None: whatever attributes there are.
    private static List<String> settable(RequestKind kind) {
        if (isAddress(kind)) {
            return Arrays.stream(AddressField.values())
                    .map(AddressField::column)
                    .toList();
        }
        return kind == RequestKind.SET_ATTRIBUTES ? List.of() : List.of("affiliation");
    }

    private static boolean isAddress(RequestKind kind) {
        return kind == RequestKind.ADD_ADDRESS || kind == RequestKind.CHANGE_ADDRESS;
    }
}
