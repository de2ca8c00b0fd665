package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.QueryOptions;
import org.tillbridge.channel.odata.QueryText;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
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
    @Allowed(Role.CASHIER)
    ResponseEntity<JsonNode> list(HttpServletRequest request) {
        StoreCustomers store = stores.require(request.getLocalPort(), request.getHeader("OUN"));
        var options = QueryOptions.of(QueryText.of(request.getQueryString()), CustomerQuery.MODEL);
        if (options.findDeltaToken().isPresent()
                || (options.isTrackable() && OperationHeaders.tracksChanges(request))) {
            return tracked(store, options, request);
        }
        ListCustomers.Page page = new ListCustomers(store).run(options, OperationHeaders.pageRows(request));
        AnswerFormat format = AnswerFormat.of(request);
        var entity = new CustomerEntity(format, options.select());
        ArrayNode rows = rows(store, page.customers(), options, entity);
        return format.dress(ResponseEntity.ok()).body(body(entity.list(), page, rows, format));
    }

    /// With a link to what will have changed, or what has.
    private static ResponseEntity<JsonNode> tracked(
            StoreCustomers store, QueryOptions options, HttpServletRequest request) {
        boolean changes = TrackCustomers.isAboutChanges(options);
        int pageRows = OperationHeaders.pageRows(request);
        var track = new TrackCustomers(store);
        TrackCustomers.Page page = changes ? track.changes(options, pageRows) : track.first(options, pageRows);
        AnswerFormat format = AnswerFormat.of(request);
        var entity = new CustomerEntity(format, options.select());
        ObjectNode body = changes ? entity.delta() : entity.list();
        ArrayNode rows = rows(store, page.customers(), options, entity);
        page.removed().forEach(gone -> rows.add(CustomerEntity.removed(gone, format, AnswerFormat.isOfOData(request))));
        body.set("value", rows);
        link(body, "@odata.nextLink", page.next(), format);
        link(body, "@odata.deltaLink", page.delta(), format);
        return format.dress(ResponseEntity.ok())
                .header("Preference-Applied", "odata.track-changes")
                .body(body);
    }

    private static ArrayNode rows(
            StoreCustomers store, List<Customer> customers, QueryOptions options, CustomerEntity entity) {
        var expanded = new ExpandCustomers(store).run(customers, options.expand());
        ArrayNode rows = JSON.createArrayNode();
        customers.forEach(customer -> rows.add(entity.among(customer, expanded.getOrDefault(customer.id(), Map.of()))));
        return rows;
    }

    private static void link(ObjectNode body, String name, @Nullable QueryText to, AnswerFormat format) {
        if (to != null) {
            body.put(name, format.root() + "/Customers?" + to.encoded());
        }
    }

    @GetMapping("/Customers/$count")
    @Allowed(Role.CASHIER)
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
        link(body, "@odata.nextLink", page.next(), format);
        return body;
    }
}
