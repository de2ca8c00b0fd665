package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.customers.Change;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.Customer;
import org.tillbridge.channel.customers.CustomerChange;
import org.tillbridge.channel.customers.FindCustomer;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.channel.customers.OpenPerson;
import org.tillbridge.channel.customers.PartyNumber;
import org.tillbridge.channel.customers.SearchEverywhere;
import org.tillbridge.channel.customers.SearchShortcuts;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.odata.QueryOptions;
import org.tillbridge.channel.odata.QueryText;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.realtime.SearchCall.Companies;
import org.tillbridge.kernel.search.CustomerSearch;
import tools.jackson.databind.JsonNode;

/// `/Commerce/Customers` as the original has it.
@RestController
@RequestMapping("/Commerce")
final class CustomersController {

    private static final String ACCOUNT_NUMBER = "AccountNumber";

    private final Stores stores;

    CustomersController(Stores stores) {
        this.stores = stores;
    }

    @PostMapping("/Customers")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<JsonNode> create(HttpServletRequest request) {
        StoreCustomers store = store(request);
        JsonNode body = RequestBody.read(request);
        Optional<PartyNumber> party = CustomerReader.findPartyNumber(body);
        if (party.isPresent()) {
            return open(store, party.get(), request);
        }
        CustomerId id = findCustomerId(body).orElse(null);
        requireReadOnlyKept(body, List.of());
        var given = new NewCustomer(
                id, OperationHeaders.findIdempotencyKey(request), draft(body, request), ParticularsReader.read(body));
        if (OperationHeaders.warnsOfDuplicates(request)) {
            DuplicateWarning.refuse(store.like().run(given));
        }
        return answer(store.create().run(given), request);
    }

    /// She is a customer of another company, and from now on of this one.
    private static ResponseEntity<JsonNode> open(StoreCustomers store, PartyNumber party, HttpServletRequest request) {
        return switch (store.open().run(party)) {
            case OpenPerson.Outcome.Here(Customer customer) -> changed(customer, request);
            case OpenPerson.Outcome.Asked(Creation creation) -> answer(creation, request);
            case OpenPerson.Outcome.NotFound() -> throw CustomerKey.notFound(party.toString());
            case OpenPerson.Outcome.Unanswered(String code) -> throw SearchLocation.unanswered(code);
        };
    }

    private static ResponseEntity<JsonNode> answer(Creation creation, HttpServletRequest request) {
        return switch (creation) {
            case Creation.Created created -> created(created.customer(), request);
            case Creation.AlreadyCreated already -> created(already.customer(), request);
            case Creation.Refused refused -> throw Refusal.of(refused.violations());
            case Creation.RefusedByHeadquarters(String code, String message) ->
                throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of(code, message));
            case Creation.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    /// Whom a card may be of that is still being typed.
    @PostMapping({"/Customers/FindDuplicates", "/Customers/Commerce.FindDuplicates"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    LikeCustomerBody.Page like(HttpServletRequest request) {
        StoreCustomers store = store(request);
        JsonNode body = RequestBody.read(request);
        var given = new NewCustomer(null, null, draft(body, request), ParticularsReader.read(body));
        return LikeCustomerBody.Page.of(store.like().run(given), store.store().legalEntity());
    }

    @GetMapping("/Customers('{key}')")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<JsonNode> findQuoted(@PathVariable String key, HttpServletRequest request) {
        return find(CustomerKey.quoted(key), request);
    }

    @GetMapping("/Customers/{key}")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<JsonNode> findPlain(@PathVariable String key, HttpServletRequest request) {
        return find(CustomerKey.plain(key), request);
    }

    /// As the original has it, `PUT` changes what it names, too.
    @RequestMapping(
            path = "/Customers('{key}')",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<JsonNode> changeQuoted(@PathVariable String key, HttpServletRequest request) {
        return change(CustomerKey.quoted(key), request);
    }

    @RequestMapping(
            path = "/Customers/{key}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    ResponseEntity<JsonNode> changePlain(@PathVariable String key, HttpServletRequest request) {
        return change(CustomerKey.plain(key), request);
    }

    @PostMapping({"/Customers/Search", "/Customers/Commerce.Search"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    GlobalCustomerBody.Page search(HttpServletRequest request) {
        JsonNode body = RequestBody.read(request);
        return page(store(request), SearchReader.byKeyword(body), body);
    }

    @PostMapping({"/Customers/SearchByFields", "/Customers/Commerce.SearchByFields"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    GlobalCustomerBody.Page searchByFields(HttpServletRequest request) {
        JsonNode body = RequestBody.read(request);
        return page(store(request), SearchReader.byFields(body), body);
    }

    private static GlobalCustomerBody.Page page(StoreCustomers store, CustomerSearch search, JsonNode body) {
        SearchEverywhere everywhere = store.searchEverywhere();
        @Nullable Companies companies = SearchReader.companies(body);
        return switch (SearchReader.findWhere(body)
                .map(said -> everywhere.run(search, said, companies))
                .orElseGet(() -> everywhere.runWhereUsual(search, companies))) {
            case SearchEverywhere.Outcome.Found(var hits) ->
                GlobalCustomerBody.Page.of(
                        hits, search.page().top(), store.store().legalEntity());
            case SearchEverywhere.Outcome.Refused(String code, String message) ->
                throw Refusal.of(HttpStatus.BAD_REQUEST, Problem.of(code, message));
            case SearchEverywhere.Outcome.Unanswered(String code) -> throw SearchLocation.unanswered(code);
        };
    }

    /// What a search by fields may name, what tills offer at once before the rest.
    @PostMapping({"/Customers/GetCustomerSearchFields", "/Customers/Commerce.GetCustomerSearchFields"})
    @Allowed({Role.CASHIER, Role.APPLICATION})
    SearchFieldBody.Page searchFields(HttpServletRequest request) {
        SearchShortcuts shortcuts = store(request).shortcuts();
        List<String> languages = AttributeDefinitionBody.languages(request.getHeader("Accept-Language"));
        return new SearchFieldBody.Page(SearchFieldBody.all(shortcuts.all(), shortcuts.readers(languages)));
    }

    /// The attributes customers may have, with their texts in the caller's language.
    @GetMapping("/CustomerAttributes")
    @Allowed({Role.CASHIER, Role.APPLICATION})
    AttributeDefinitionBody.Page attributes(HttpServletRequest request) {
        List<String> languages = AttributeDefinitionBody.languages(request.getHeader("Accept-Language"));
        return new AttributeDefinitionBody.Page(store(request).attributes().definitions().stream()
                .map(definition -> AttributeDefinitionBody.of(definition, languages))
                .toList());
    }

    @RequestMapping("/**")
    @Allowed(Role.ANYONE)
    ResponseEntity<Object> other(HttpServletRequest request) {
        var problem = Problem.of("ResourceNotFound", "There is no such resource or action here");
        return new ErrorAnswer(HttpStatus.NOT_FOUND, List.of(problem), TraceId.of(request)).to(request);
    }

    private ResponseEntity<JsonNode> find(CustomerReference reference, HttpServletRequest request) {
        var options = QueryOptions.of(QueryText.of(request.getQueryString()), CustomerQuery.MODEL);
        FindCustomer find = store(request).find();
        Customer customer = find.run(reference).orElseThrow(() -> unknown(find, reference));
        var expanded = new ExpandCustomers(store(request)).run(List.of(customer), options.expand());
        return CustomerAnswer.of(request, options.select())
                .with(expanded.getOrDefault(customer.id(), Map.of()))
                .asItIs(customer);
    }

    private static Refusal unknown(FindCustomer find, CustomerReference reference) {
        return reference instanceof CustomerReference.ById byId
                ? find.whyCanceled(byId.id())
                        .map(reason -> CustomerKey.canceled(reference.toString(), reason))
                        .orElseGet(() -> CustomerKey.notFound(reference.toString()))
                : CustomerKey.notFound(reference.toString());
    }

    private ResponseEntity<JsonNode> change(CustomerReference reference, HttpServletRequest request) {
        StoreCustomers store = store(request);
        JsonNode body = RequestBody.read(request);
        requireSameCustomer(store, reference, body);
        requireReadOnlyKept(store, reference, body);
        var given = new CustomerChange(
                reference,
                OperationHeaders.findIdempotencyKey(request),
                draft(body, request),
                ParticularsReader.read(body),
                EntityTag.ifMatch(request));
        return switch (store.change().run(given)) {
            case Change.Changed changed -> changed(changed.customer(), request);
            case Change.Unchanged unchanged -> changed(unchanged.customer(), request);
            case Change.Stale stale -> throw EntityTag.mismatch(stale);
            case Change.NotFound() -> throw CustomerKey.notFound(reference.toString());
            case Change.Refused refused -> throw Refusal.of(refused.violations());
            case Change.Taken taken -> throw Refusal.of(taken.conflict());
        };
    }

    private static CustomerDraft draft(JsonNode body, HttpServletRequest request) {
        return CustomerReader.draft(body).withCountryCheck(OperationHeaders.countryCheck(request));
    }

    private StoreCustomers store(HttpServletRequest request) {
        return stores.require(request.getLocalPort(), request.getHeader("OUN"));
    }

    private static ResponseEntity<JsonNode> created(Customer customer, HttpServletRequest request) {
        return CustomerAnswer.of(request, Set.of()).created(customer);
    }

    private static ResponseEntity<JsonNode> changed(Customer customer, HttpServletRequest request) {
        return CustomerAnswer.of(request, Set.of()).changed(customer);
    }

    private static Optional<CustomerId> findCustomerId(JsonNode body) {
        return CustomerReader.findAccountNumber(body)
                .map(text -> CustomerId.parse(text)
                        .orElseThrow(() -> Refusal.badRequest(
                                "InvalidAccountNumber",
                                ACCOUNT_NUMBER,
                                "A new customer brings no AccountNumber but a UUID of its own (not nil, not max)")));
    }

    // A client that sends back what it read names the customer once more; either of its names will do.
    private static void requireSameCustomer(StoreCustomers store, CustomerReference reference, JsonNode body) {
        CustomerReader.findAccountNumber(body).ifPresent(number -> {
            Optional<CustomerReference> named = CustomerReference.parse(number);
            boolean same = named.equals(Optional.of(reference))
                    || named.flatMap(store.find()::run)
                            .filter(customer -> goesBy(customer, reference))
                            .isPresent();
            if (!same) {
                throw Refusal.badRequest("IdMismatch", ACCOUNT_NUMBER, "AccountNumber is not the customer's");
            }
        });
    }

    private static void requireReadOnlyKept(StoreCustomers store, CustomerReference reference, JsonNode body) {
        if (!body.path(WireNames.ADDRESSES).isEmpty()) {
            requireReadOnlyKept(
                    body,
                    store.find()
                            .run(reference)
                            .map(customer -> customer.card().addresses())
                            .orElse(List.of()));
        }
    }

    private static void requireReadOnlyKept(JsonNode body, List<AddressPayload> current) {
        List<Problem> changed = ReadOnlyAddressFields.changedAmong(body.path(WireNames.ADDRESSES), current);
        if (!changed.isEmpty()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, changed);
        }
    }

    private static boolean goesBy(Customer customer, CustomerReference reference) {
        return switch (reference) {
            case CustomerReference.ById byId -> byId.id().equals(customer.id());
            case CustomerReference.ByAccount byAccount ->
                customer.findAccount().filter(byAccount.account()::equals).isPresent();
        };
    }
}
