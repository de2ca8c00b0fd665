package org.tillbridge.channel.api;

import java.util.Map;
import java.util.Set;
import org.tillbridge.channel.customers.Customer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A Customer as an entity of OData: its fields, and what they are described by.
final class CustomerEntity {

    static final String SET = "Customers";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AnswerFormat format;
    private final Set<String> select;

    /// @param select empty for all fields
    CustomerEntity(AnswerFormat format, Set<String> select) {
        this.format = format;
        this.select = select;
    }

    /// As the only one of an answer.
    ObjectNode alone(Customer customer, Map<String, JsonNode> expanded) {
        ObjectNode node = JSON.createObjectNode();
        if (!format.isBare()) {
            node.put("@odata.context", format.context(SET + selected() + "/$entity"));
        }
        return fill(node, customer, expanded);
    }

    /// As one of a list.
    ObjectNode among(Customer customer, Map<String, JsonNode> expanded) {
        return fill(JSON.createObjectNode(), customer, expanded);
    }

    /// The start of a list.
    ObjectNode list() {
        ObjectNode node = JSON.createObjectNode();
        if (!format.isBare()) {
            node.put("@odata.context", format.context(SET + selected()));
        }
        return node;
    }

    /// The start of a list of changes.
    ObjectNode delta() {
        ObjectNode node = JSON.createObjectNode();
        if (!format.isBare()) {
            node.put("@odata.context", format.context(SET + selected() + "/$delta"));
        }
        return node;
    }

    /// One who is no longer in the list; clients that speak 4.0 only know another form.
    static ObjectNode removed(TrackCustomers.Removed gone, AnswerFormat format, boolean saysItsVersion) {
        String id = SET + "('" + gone.customer() + "')";
        String reason = gone.isDeleted() ? "deleted" : "changed";
        ObjectNode node = JSON.createObjectNode();
        if (saysItsVersion && format.isOf4_0()) {
            return node.put("@odata.context", format.context(SET + "/$deletedEntity"))
                    .put("id", id)
                    .put("reason", reason);
        }
        node.putObject("@removed").put("reason", reason);
        return node.put("@id", id);
    }

    private String selected() {
        return select.isEmpty()
                ? ""
                : "(" + String.join(",", select.stream().sorted().toList()) + ")";
    }

    private ObjectNode fill(ObjectNode node, Customer customer, Map<String, JsonNode> expanded) {
        if (!format.isBare()) {
            describe(node, customer);
        }
        ObjectNode fields = JSON.valueToTree(CustomerBody.of(customer));
        fields.properties().forEach(field -> {
            if (select.isEmpty() || select.contains(field.getKey())) {
                describeType(node, field.getKey(), field.getValue());
                node.set(field.getKey(), field.getValue());
            }
        });
        expanded.forEach(node::set);
        return node;
    }

    /// Her address is the UUID's for ever: the account ID comes later.
    private void describe(ObjectNode node, Customer customer) {
        String id = SET + "('" + customer.id() + "')";
        if (format.isFull()) {
            node.put("@odata.type", "#Commerce.Customer");
            node.put("@odata.editLink", id);
        }
        node.put("@odata.id", id);
        node.put("@odata.etag", EntityTag.of(customer));
    }

    /// What JSON does not say itself; it stands right before its value.
    private void describeType(ObjectNode node, String name, JsonNode value) {
        if (format.isFull() && !value.isNull()) {
            CommerceModel.CUSTOMER
                    .findUnwrittenType(name)
                    .ifPresent(type -> node.put(name + "@odata.type", "#" + type));
        }
    }
}
