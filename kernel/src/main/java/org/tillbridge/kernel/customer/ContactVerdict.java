package org.tillbridge.kernel.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes of what somebody says of a customer's contacts.
public sealed interface ContactVerdict {

    /// @param primaries the customer's own fields that follow, and what they are to be
    /// @param cleared   those that are to be empty
    /// @param changes   by key; null: it goes
    record Accepted(
            Map<CustomerField, String> primaries, Set<CustomerField> cleared, Map<UUID, @Nullable Contact> changes)
            implements ContactVerdict {

        public Accepted {
            primaries = Map.copyOf(primaries);
            cleared = Set.copyOf(cleared);
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }

        /// What is asked of the customer's fields, with the primary contacts that follow.
        public CustomerPayload into(CustomerPayload asked) {
            Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
            values.putAll(asked.values());
            values.putAll(primaries);
            Set<CustomerField> emptied = new HashSet<>(asked.cleared());
            emptied.addAll(cleared);
            emptied.removeAll(values.keySet());
            return new CustomerPayload(values, emptied, asked.addresses());
        }
    }

    /// All that is wrong.
    record Refused(List<Violation> violations) implements ContactVerdict {

        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
