package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tillbridge.channel.customers.Customer;
import tools.jackson.databind.JsonNode;

/// The answer with one customer: her version in `ETag`, her address for ever in `OData-EntityId`.
///
/// @param empty whether the caller wants none of it
record CustomerAnswer(AnswerFormat format, Set<String> select, boolean empty, Map<String, JsonNode> expanded) {

    private static final String MINIMAL = "return=minimal";

    static CustomerAnswer of(HttpServletRequest request, Set<String> select) {
        return new CustomerAnswer(AnswerFormat.of(request), select, OperationHeaders.wantsNoContent(request), Map.of());
    }

    /// The same with what hangs on the customer.
    CustomerAnswer with(Map<String, JsonNode> parts) {
        return new CustomerAnswer(format, select, empty, parts);
    }

    ResponseEntity<JsonNode> asItIs(Customer customer) {
        return with(ResponseEntity.ok(), customer);
    }

    ResponseEntity<JsonNode> created(Customer customer) {
        URI location = URI.create("/Commerce/Customers('%s')".formatted(customer.id()));
        return empty
                ? without(ResponseEntity.noContent().location(location), customer)
                : with(ResponseEntity.created(location), customer);
    }

    ResponseEntity<JsonNode> changed(Customer customer) {
        return empty ? without(ResponseEntity.status(HttpStatus.NO_CONTENT), customer) : asItIs(customer);
    }

    private ResponseEntity<JsonNode> with(ResponseEntity.BodyBuilder answer, Customer customer) {
        return format.dress(answer)
                .eTag(EntityTag.of(customer))
                .body(new CustomerEntity(format, select).alone(customer, expanded));
    }

    private ResponseEntity<JsonNode> without(ResponseEntity.HeadersBuilder<?> answer, Customer customer) {
        return answer.eTag(EntityTag.of(customer))
                .header("Preference-Applied", MINIMAL)
                .header("OData-EntityId", "/Commerce/Customers('%s')".formatted(customer.id()))
                .build();
    }
}
