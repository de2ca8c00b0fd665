package org.tillbridge.channel.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.Expand;
import org.tillbridge.kernel.customer.CustomerId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What hangs on customers and is to come with them: one statement for each kind, however many
/// customers there are.
final class ExpandCustomers {

    /// What may be expanded, with what of it may be selected.
    static final Map<String, Set<String>> MEMBERS = Map.of(
            CommerceModel.AFFILIATIONS, Set.of("AffiliationId", "Name"),
            CommerceModel.LOYALTY_CARDS, Set.of("CardNumber", "LoyaltyEnrollmentDate"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StoreCustomers store;

    ExpandCustomers(StoreCustomers store) {
        this.store = store;
    }

    /// By the customer, by the name it comes under.
    Map<CustomerId, Map<String, JsonNode>> run(List<Customer> customers, Map<String, Expand> wanted) {
        List<CustomerId> keys = customers.stream().map(Customer::id).toList();
        Map<CustomerId, Map<String, JsonNode>> all = new LinkedHashMap<>();
        for (Expand expand : wanted.values()) {
            Map<CustomerId, List<?>> parts = parts(expand.navigation(), keys);
            for (CustomerId key : keys) {
                all.computeIfAbsent(key, customer -> new LinkedHashMap<>())
                        .put(expand.navigation(), array(parts.getOrDefault(key, List.of()), expand.select()));
            }
        }
        return all;
    }

    private Map<CustomerId, List<?>> parts(String navigation, List<CustomerId> keys) {
        Map<CustomerId, List<?>> parts = new LinkedHashMap<>();
        if (navigation.equals(CommerceModel.AFFILIATIONS)) {
            store.affiliations()
                    .of(keys)
                    .forEach((key, list) -> parts.put(
                            key,
                            list.stream()
                                    .map(each -> new AffiliationBody(each.id(), each.name()))
                                    .toList()));
        } else {
            store.cards()
                    .of(keys)
                    .forEach((key, list) -> parts.put(
                            key, list.stream().map(LoyaltyCardBody::of).toList()));
        }
        return parts;
    }

    private static ArrayNode array(List<?> parts, Set<String> select) {
        ArrayNode array = JSON.createArrayNode();
        for (Object part : parts) {
            ObjectNode node = JSON.valueToTree(part);
            if (!select.isEmpty()) {
                node.retain(new ArrayList<>(select));
            }
            array.add(node);
        }
        return array;
    }
}
