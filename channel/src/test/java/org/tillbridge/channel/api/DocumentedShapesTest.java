package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import org.tillbridge.channel.sales.SalesStation;
import org.tillbridge.channel.sales.StoreSales;
import tools.jackson.databind.JsonNode;

/// Every answer has members that `$metadata` describes, of the types it says.
class DocumentedShapesTest {

    private static final String UUID_OF_ANNA = "0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01";
    private static final String SET = "/Commerce/Customers";
    private static final String ANNA = SET + "('" + UUID_OF_ANNA + "')";
    private static final String CARD = """
            {"AccountNumber": "%s", "FirstName": "Anna", "Email": "anna@example.lv", "BirthDate": "1990-12-31", "ReceiptSettings": 1,
            "CreditLimit": 1.5, "RecordId": 7, "Blocked": false, "Images": [{"Uri": "a.png"}],
            "Attributes": [{"Name": "Colour", "AttributeValue": {"StringValue": "red"}}],
            "ExtensionProperties": [{"Key": "k", "Value": {"LongValue": 1}}, {"Key": "t", "Value": {"StringValue": "x"}}],
            "Addresses": [{"City": "Rīga", "ZipCode": "x", "SortOrder": 2, "IsPrivate": true}]}""".formatted(UUID_OF_ANNA);

    private static TestTill till;
    private static TestDoor door;
    private static JsonNode types;

    @BeforeAll
    static void open() {
        till = new TestTill();
        till.attributes("Colour");
        Stores stores = StoresOf.one(till);
        stores.sell(
                "052",
                StoreSales.of(new SalesStation(
                        till.database().database(), "052", "lv01", till.clock(), UUID::randomUUID, () -> {})));
        door = TestDoor.of(stores);
        types = door.get("/Commerce/$metadata?$format=json").body().path("Commerce");
        door.post(SET, CARD);
        till.database()
                .client()
                .sql("insert into applied_package values (gen_random_uuid(), '1010', null, true, 7, '{}', now(), 20)")
                .update();
        Answer order = door.post("/Commerce/SalesOrders", """
                {"TransactionType": "CustomerOrder", "TerminalId": "052-1", "CustomerId": "%s", "DeliveryAddressId": "%s",
                "SalesLines": [{"ItemId": "1", "Quantity": 2, "Price": 1.25, "TaxAmount": 0.5}],
                "ChargeLines": [{"Code": "WRAPPING", "Amount": 1}], "TenderLines": [{"TenderTypeId": "CASH", "Amount": 4}]}""".formatted(
                UUID_OF_ANNA,
                door.get(ANNA).body().path("Addresses").get(0).path("AddressId").asString()));
        assertThat(order.status()).as(order.response().body()).isEqualTo(201);
    }

    @AfterAll
    static void close() {
        door.close();
        till.close();
    }

    /// A row of spec 9.2.
    ///
    /// @param list whether a list of the type is answered
    private record Row(String name, String verb, String path, String body, String type, boolean list) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        String number = "{\"accountNumber\": \"%s\"}".formatted(UUID_OF_ANNA);
        return List.of(
                new Row("CreateEntity", "POST", SET, CARD, "Customer", false),
                new Row("UpdateEntity", "PATCH", ANNA, "{\"LastName\": \"Liepa\"}", "Customer", false),
                new Row("Get", "GET", ANNA + "?$expand=Affiliations,LoyaltyCards", "", "Customer", false),
                new Row("list", "GET", SET + "?$filter=FirstName%20eq%20'Anna'", "", "Customer", true),
                new Row(
                        "Search",
                        "POST",
                        SET + "/Commerce.Search",
                        "{\"customerSearchCriteria\": {\"Keyword\": \"Anna\"}}",
                        "GlobalCustomer",
                        true),
                new Row(
                        "SearchByFields",
                        "POST",
                        SET + "/SearchByFields",
                        "{\"customerSearchByFieldCriteria\": {\"Criteria\": [{\"SearchTerm\": \"anna@example.lv\", \"SearchField\": {\"Name\": \"Email\"}}]}}",
                        "GlobalCustomer",
                        true),
                new Row(
                        "GetCustomerSearchFields",
                        "POST",
                        SET + "/GetCustomerSearchFields",
                        "{}",
                        "CustomerSearchField",
                        true),
                new Row(
                        "GetByAccountNumbers",
                        "POST",
                        SET + "/GetByAccountNumbers",
                        "{\"accountNumbers\": [\"%s\"], \"searchLocationValue\": 1}".formatted(UUID_OF_ANNA),
                        "Customer",
                        true),
                new Row("GetOrderHistory", "POST", SET + "/GetOrderHistory", number, "SalesOrder", true),
                new Row(
                        "GetPurchaseHistory",
                        "POST",
                        SET + "/Commerce.GetPurchaseHistory",
                        number,
                        "PurchaseHistory",
                        true),
                new Row("DownloadSessions", "GET", "/Commerce/DownloadSessions", "", "DownloadSession", true),
                new Row(
                        "GetDeviceConfiguration",
                        "POST",
                        "/Commerce/GetDeviceConfiguration",
                        "{}",
                        "DeviceConfiguration",
                        false));
    }

    /// O02
    @ParameterizedTest
    @MethodSource("rows")
    void everyRowAnswersAsTheMetadataDescribesIt(Row row) {
        Answer answer = row.verb().equals("GET") ? door.get(row.path()) : door.send(row.verb(), row.path(), row.body());

        assertThat(answer.status()).as(answer.response().body()).isIn(200, 201);
        List<JsonNode> entities =
                row.list() ? answer.body().path("value").valueStream().toList() : List.of(answer.body());
        assertThat(entities).isNotEmpty();
        assertThat(entities)
                .allSatisfy(entity ->
                        assertThat(wrong(entity, row.type(), row.type())).isEmpty());
        assertThat(types.has(row.type())).isTrue();
    }

    /// O02: what headquarters keeps nothing of has a name to branch on
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetCustomerBalance",
                "GetOrderShipmentsHistory",
                "Commerce.PostNonTransactionalActivityLoyaltyPoints"
            })
    void whatIsNotKeptHereIsSaidSo(String action) {
        Answer answer = door.post(SET + "/" + action, "{}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.text("code")).isEqualTo("RealtimeServiceNotSupported");
    }

    @Test
    void anAnswerOfAnotherShapeIsNoticed() {
        JsonNode anna = door.get(ANNA).body();

        assertThat(wrong(anna, "LoyaltyCard", "")).contains("/Email is not described");
        assertThat(wrong(anna.path("Addresses").get(0), "AddressWarning", "")).isNotEmpty();
        assertThat(fits("Edm.Int32", anna.path("Email"))).isFalse();
    }

    private static List<String> wrong(JsonNode entity, String type, String path) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : entity.properties()) {
            JsonNode described = types.path(type).path(member.getKey());
            String place = path + "/" + member.getKey();
            if (member.getKey().contains("@") || member.getValue().isNull()) {
                continue;
            }
            if (described.isMissingNode()) {
                found.add(place + " is not described");
            } else if (described.path("$Collection").asBoolean(false)) {
                member.getValue().forEach(each -> found.addAll(wrongValue(each, described, place)));
                if (!member.getValue().isArray()) {
                    found.add(place + " is no list");
                }
            } else {
                found.addAll(wrongValue(member.getValue(), described, place));
            }
        }
        return found;
    }

    private static List<String> wrongValue(JsonNode value, JsonNode described, String place) {
        String type = described.path("$Type").asString("Edm.String");
        if (type.startsWith("Commerce.")) {
            return wrong(value, type.substring("Commerce.".length()), place);
        }
        return Stream.of(place + " is no " + type)
                .filter(wrong -> !fits(type, value))
                .toList();
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "Edm.Int32" -> value.isInt();
            case "Edm.Int64" -> value.canConvertToLong() && value.isIntegralNumber();
            case "Edm.Decimal" -> value.isNumber() && value.decimalValue().compareTo(BigDecimal.valueOf(1e15)) < 0;
            case "Edm.Boolean" -> value.isBoolean();
            case "Edm.Date" -> value.asString("").matches("\\d{4}-\\d\\d-\\d\\d");
            case "Edm.DateTimeOffset" -> value.asString("").matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
            default -> value.isString();
        };
    }
}
