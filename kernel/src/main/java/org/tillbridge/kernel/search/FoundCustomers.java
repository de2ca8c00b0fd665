package org.tillbridge.kernel.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The customers of one search, each once: as the best way to read the search found it.
final class FoundCustomers {

    private final Map<Key, Found> found = new LinkedHashMap<>();
    private final Set<String> words = new LinkedHashSet<>();

    record Key(String legalEntity, UUID customerId) {}

    /// @param missed how many words of the name it does not have
    record Found(SearchField field, int missed) {}

    FoundCustomers(List<WantedWords> alternatives) {
        alternatives.forEach(wanted -> words.addAll(wanted.all()));
    }

    void add(Collection<Key> keys, Found how, int most) {
        for (Key key : keys) {
            if (found.size() >= most) {
                return;
            }
            found.putIfAbsent(key, how);
        }
    }

    int size() {
        return found.size();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// As parameters of the statement that shows them.
    Map<String, Object> columns() {
        return Map.of(
                "legal_entities", found.keySet().stream().map(Key::legalEntity).toArray(String[]::new),
                "customer_ids", found.keySet().stream().map(Key::customerId).toArray(UUID[]::new),
                "missed", found.values().stream().map(Found::missed).toArray(Integer[]::new),
                "fields", found.values().stream().map(how -> how.field().name()).toArray(String[]::new),
                "words", words.toArray(String[]::new));
    }
}
