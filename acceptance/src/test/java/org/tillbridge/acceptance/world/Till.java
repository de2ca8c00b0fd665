package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.channel.sales.NewTransaction;
import org.tillbridge.channel.sales.RingUpOutcome;
import org.tillbridge.channel.upload.UploadChannelTransactions;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sales.CurrencyCode;
import org.tillbridge.kernel.sales.SalesLine;
import org.tillbridge.kernel.sales.SalesPayment;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A till: what a cashier does at a store, over the store's own HTTP door.
public final class Till {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final StoreRuntime store;
    private final URI door;
    private final Optional<String> token;

    Till(StoreRuntime store, URI door, Optional<String> token) {
        this.store = store;
        this.door = door;
        this.token = token;
    }

    /// The same till, with someone who has logged on.
    public Till loggedOn(String staffId, String pin) {
        String asked = JSON.writeValueAsString(Map.of("StaffId", staffId, "Password", pin));
        JsonNode answer = send("POST", "Logon", asked, 200);
        return new Till(store, door, Optional.of(answer.path("Token").asString()));
    }

    /// Creates a customer; the answer is what the till shows.
    public Card create(String card) {
        return new Card(send("POST", "Customers", card, 201));
    }

    /// Opens a hit of another company; the answer is her card in this one.
    public Card open(String party) {
        HttpResponse<String> answer =
                exchange("POST", "Customers", "{\"NewCustomerPartyNumber\": \"%s\"}".formatted(party));
        return new Card(JSON.readTree(answer.body()));
    }

    /// Sells one thing to a customer, pending or not, who pays in cash.
    public void sell(String customer, String price) {
        var paid = new BigDecimal(price);
        var content = new TransactionContent(
                TransactionKind.SALE,
                new CurrencyCode("EUR"),
                CustomerId.parse(customer).orElseThrow(),
                List.of(SalesLine.of("85123A", "Heart", BigDecimal.ONE, paid)),
                List.of(),
                List.of(new SalesPayment("CASH", paid)));
        var register = new NewTransaction.Till("1", null, NewTransaction.Mode.ONLINE);
        var sale = new NewTransaction(UUID.randomUUID(), register, content, null, null, null);
        if (!(store.sales().ringUp().run(sale) instanceof RingUpOutcome.RungUp)) {
            throw new AssertionError("The till refused to sell");
        }
    }

    /// Takes an order; the answer is what the till shows.
    public JsonNode order(String order) {
        return send("POST", "SalesOrders", order, 201);
    }

    /// Has something done about an order; the answer is the order.
    public JsonNode steerOrder(String verb, String order, String body) {
        return send(verb, "SalesOrders" + order, body, 200);
    }

    /// The refusal of something about orders.
    public JsonNode refused(String verb, String path, String body, int status) {
        return send(verb, "SalesOrders" + path, body, status);
    }

    /// An order by what its customer was told.
    public JsonNode recall(String confirmationNumber) {
        return send("GET", "SalesOrders?ChannelReferenceId=" + confirmationNumber, "", 200);
    }

    /// What a customer ordered or bought: `GetOrderHistory`, `GetPurchaseHistory`.
    public List<JsonNode> history(String action, String account) {
        String asked = JSON.writeValueAsString(Map.of("accountNumber", account));
        JsonNode found = send("POST", "Customers/" + action, asked, 200);
        return found.path("value").valueStream().toList();
    }

    /// The same; empty when the till refuses it.
    public Optional<Card> createIfTaken(String card) {
        HttpResponse<String> response = exchange("POST", "Customers", card);
        return response.statusCode() == 201 ? Optional.of(new Card(JSON.readTree(response.body()))) : Optional.empty();
    }

    /// The same with a key of its own; the answer whatever it says.
    public HttpResponse<String> tryCreate(String card, String key) {
        return exchange("POST", "Customers", card, Map.of("Idempotency-Key", key));
    }

    public Card change(String account, String fields) {
        return new Card(send("PATCH", "Customers('%s')".formatted(account), fields, 200));
    }

    /// The code of the refusal.
    public String refusedToChange(String account, String fields) {
        return send("PATCH", "Customers('%s')".formatted(account), fields, 400)
                .path("code")
                .asString();
    }

    /// Adds an address; the answer is the address.
    public JsonNode addAddress(String account, String address) {
        return send("POST", "Customers('%s')/Addresses".formatted(account), address, 201);
    }

    public JsonNode changeAddress(String account, String addressId, String fields) {
        return send("PATCH", "Customers('%s')/Addresses('%s')".formatted(account, addressId), fields, 200);
    }

    public void endAddress(String account, String addressId) {
        send("DELETE", "Customers('%s')/Addresses('%s')".formatted(account, addressId), "", 204);
    }

    /// Lets a customer join; the answer is what she is in now.
    public List<String> join(String account, String affiliation) {
        return ids(send("POST", affiliationsOf(account), "{\"AffiliationId\": \"%s\"}".formatted(affiliation), 201));
    }

    /// The code of the refusal.
    public String refusedToJoin(String account, String affiliation) {
        return send("POST", affiliationsOf(account), "{\"AffiliationId\": \"%s\"}".formatted(affiliation), 400)
                .path("code")
                .asString();
    }

    public void leave(String account, String affiliation) {
        send("DELETE", affiliationsOf(account) + "('%s')".formatted(affiliation), "", 204);
    }

    public List<String> affiliations(String account) {
        return ids(send("GET", affiliationsOf(account), "", 200));
    }

    /// Issues a loyalty card, of a number of its own if none is given; the answer is the number.
    public String issueCard(String account, String number) {
        return send("POST", cardsOf(account), "{\"CardNumber\": \"%s\"}".formatted(number), 201)
                .path("CardNumber")
                .asString();
    }

    /// The code of the answer, which is expected to have this status; none of one that is no
    /// refusal.
    public String refusedCard(String account, String number, int status) {
        return send("POST", cardsOf(account), "{\"CardNumber\": \"%s\"}".formatted(number), status)
                .path("code")
                .asString("");
    }

    public List<String> cards(String account) {
        return send("GET", cardsOf(account), "", 200)
                .path("value")
                .valueStream()
                .map(card -> card.path("CardNumber").asString())
                .toList();
    }

    /// An organization asks to become a business partner; the answer is where that stands.
    public JsonNode askToBecomePartner(String organization, String user) {
        return send(
                "POST", "BusinessPartners", "{\"Organization\": %s, \"User\": %s}".formatted(organization, user), 201);
    }

    public JsonNode partner(String id) {
        return send("GET", "BusinessPartners('%s')".formatted(id), "", 200);
    }

    /// The users of a partner: `name role status`.
    public List<String> partnerUsers(String partner) {
        return users(send("GET", "BusinessPartners('%s')/Users".formatted(partner), "", 200));
    }

    public List<String> addPartnerUser(String partner, String user, String role) {
        return users(send(
                "POST",
                "BusinessPartners('%s')/Users".formatted(partner),
                "{\"AccountNumber\": \"%s\", \"Role\": \"%s\"}".formatted(user, role),
                201));
    }

    public void removePartnerUser(String partner, String user) {
        send("DELETE", "BusinessPartners('%s')/Users('%s')".formatted(partner, user), "", 204);
    }

    private static List<String> users(JsonNode users) {
        return users.path("value")
                .valueStream()
                .map(user -> String.join(
                        " ",
                        user.path("Name").asString(),
                        user.path("Role").asString(),
                        user.path("Status").asString()))
                .toList();
    }

    private static String cardsOf(String account) {
        return "Customers('%s')/LoyaltyCards".formatted(account);
    }

    private static String affiliationsOf(String account) {
        return "Customers('%s')/Affiliations".formatted(account);
    }

    private static List<String> ids(JsonNode affiliations) {
        return affiliations
                .path("value")
                .valueStream()
                .map(each -> each.path("AffiliationId").asString())
                .toList();
    }

    /// The customer by UUID or account ID.
    public Card find(String account) {
        return new Card(send("GET", "Customers('%s')".formatted(account), "", 200));
    }

    /// The same; empty when this store does not know the customer.
    public Optional<Card> tryFind(String account) {
        HttpResponse<String> response = exchange("GET", "Customers('%s')".formatted(account), "");
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(new Card(JSON.readTree(response.body())));
    }

    /// What the till says about a customer it cannot find.
    public String refusal(String account) {
        return exchange("GET", "Customers('%s')".formatted(account), "").body();
    }

    /// What a search shows, in the order it shows it.
    public List<Card> search(String keyword) {
        String criteria = JSON.writeValueAsString(
                Map.of("customerSearchCriteria", Map.of("Keyword", keyword, "DataLevelValue", 1)));
        var found = new ArrayList<Card>();
        send("POST", "Customers/Search", criteria, 200).path("value").forEach(hit -> found.add(new Card(hit)));
        return found;
    }

    /// The hits of that very name: who has only some of its words is found as well.
    public List<Card> searchNamed(String name) {
        var hits = search(name).stream();
        return hits.filter(hit -> hit.text("FullName").equals(name)).toList();
    }

    /// The attributes customers may have, for a reader of these languages.
    public JsonNode attributes(String languages) {
        return JSON.readTree(exchange("GET", "CustomerAttributes", "", Map.of("Accept-Language", languages))
                .body());
    }

    /// Whom a card that is being typed may be of: `name points rules`.
    public List<String> like(String card) {
        return send("POST", "Customers/FindDuplicates", card, 200)
                .path("value")
                .valueStream()
                .map(each -> "%s %d %s"
                        .formatted(
                                each.path("FullName").asString(),
                                each.path("Points").asInt(),
                                each.path("Rules")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    /// The fields it offers to search by at once, as a reader of these languages sees them.
    public List<String> searchShortcuts(String languages) {
        var asked = Map.of("Accept-Language", languages);
        return JSON.readTree(exchange("POST", "Customers/GetCustomerSearchFields", "{}", asked)
                        .body())
                .path("value")
                .valueStream()
                .filter(field -> field.path("IsShortcut").asBoolean())
                .map(field -> field.path("DisplayName").asString())
                .toList();
    }

    /// P-0001 of this store, by hand.
    public UploadChannelTransactions.Outcome upload() {
        return store.runUpload();
    }

    /// 1010 of this store, by hand.
    public int download() {
        return store.runDownload();
    }

    public String storeId() {
        return store.identity().channelId();
    }

    /// The store's own HTTP door.
    public URI door() {
        return door;
    }

    public StoreRuntime store() {
        return store;
    }

    private JsonNode send(String verb, String path, String body, int expected) {
        HttpResponse<String> response = exchange(verb, path, body);
        if (response.statusCode() != expected) {
            throw new AssertionError(
                    "%s %s answered %d: %s".formatted(verb, path, response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> exchange(String verb, String path, String body) {
        return exchange(verb, path, body, Map.of());
    }

    private HttpResponse<String> exchange(String verb, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.resolve(path))
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("%s %s failed".formatted(request.method(), request.uri()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// A customer as a till shows it.
    public record Card(JsonNode json) {

        /// The account ID, or before it the UUID.
        public String account() {
            return json.path("AccountNumber").asString();
        }

        public boolean isPending() {
            return json.path("IsAsyncCustomer").asBoolean();
        }

        /// The values of her attributes in the order shown, `name=value`.
        public List<String> attributes() {
            return json.path("Attributes")
                    .valueStream()
                    .map(each -> each.path("Name").asString() + "="
                            + each.path("AttributeValue")
                                    .valueStream()
                                    .findFirst()
                                    .map(JsonNode::asString)
                                    .orElseThrow())
                    .toList();
        }

        /// Her e-mails, then her phones, the primary one first.
        public List<String> contacts() {
            return json.path("Contacts")
                    .valueStream()
                    .map(each -> each.path("Value").asString()
                            + (each.path("IsPrimary").asBoolean() ? " primary" : "")
                            + (each.path("IsMarketingOptIn").asBoolean() ? " opt-in" : ""))
                    .toList();
        }

        public String text(String field) {
            return json.path(field).asString();
        }
    }
}
