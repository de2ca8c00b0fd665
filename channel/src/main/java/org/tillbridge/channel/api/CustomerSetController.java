package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.QueryOptions;
import org.tillbridge.channel.odata.QueryText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/Commerce/Customers` as an entity set: lists that are filtered, sorted, cut and counted as the
/// caller says.
@RestController
@RequestMapping("/Commerce")
final class CustomerSetController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stores stores;

    CustomerSetController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping("/Customers")
    ResponseEntity<JsonNode> list(HttpServletRequest request) {
        StoreCustomers store = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        var options = QueryOptions.of(QueryText.of(request.getQueryString()), CustomerQuery.MODEL);
        ListCustomers.Page page = new ListCustomers(store).run(options, OperationHeaders.pageRows(request));
        var expanded = new ExpandCustomers(store).run(page.customers(), options.expand());
        AnswerFormat format = AnswerFormat.of(request);
        var entity = new CustomerEntity(format, options.select());
        ArrayNode rows = JSON.createArrayNode();
        page.customers()
                .forEach(customer -> rows.add(entity.among(customer, expanded.getOrDefault(customer.id(), Map.of()))));
        return format.dress(ResponseEntity.ok()).body(body(entity.list(), page, rows, format));
    }

    @GetMapping("/Customers/$count")
    ResponseEntity<String> count(HttpServletRequest request) {
        StoreCustomers store = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        var text = QueryText.of(request.getQueryString()).with(Map.of("count", "true", "top", "0"));
        ListCustomers.Page page = new ListCustomers(store).run(QueryOptions.of(text, CustomerQuery.MODEL), 1);
        return ResponseEntity.ok().body(String.valueOf(page.count()));
    }

    private static ObjectNode body(ObjectNode body, ListCustomers.Page page, ArrayNode rows, AnswerFormat format) {
        if (page.count() != null) {
            body.put("@odata.count", page.count());
        }
        body.set("value", rows);
        if (page.next() != null) {
            body.put(
                    "@odata.nextLink",
                    format.root() + "/Customers?" + page.next().encoded());
        }
        return body;
    }
}
