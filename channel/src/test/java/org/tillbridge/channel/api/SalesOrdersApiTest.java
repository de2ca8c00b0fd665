package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.customers.TestTill;
import org.tillbridge.channel.sales.SalesStation;
import org.tillbridge.channel.sales.StoreSales;

class SalesOrdersApiTest {

    private static final String SALE = """
            {"Id": "%s", "TransactionType": "Sale", "TerminalId": "052-1", "StaffId": "000160", "CustomerId": %s,
             "SalesLines": [{"ItemId": "85123A", "Description": "WHITE HANGING HEART", "Quantity": 2, "Price": 1.3375,
                             "TaxAmount": 0.56}],
             "ChargeLines": [{"Code": "WRAPPING", "Amount": 1}],
             "TenderLines": [{"TenderTypeId": "CASH", "Amount": %s}]}
            """;

    private static TestTill till;
    private static TestDoor door;

    @BeforeAll
    static void open() {
        till = new TestTill();
        Stores stores = StoresOf.one(till);
        stores.sell(
                "052",
                StoreSales.of(new SalesStation(
                        till.database().database(), "052", "lv01", till.clock(), UUID::randomUUID, () -> {})));
        door = TestDoor.of(stores);
    }

    @AfterAll
    static void close() {
        door.close();
        till.close();
    }

    private static TestDoor.Answer ringUp(UUID id, String customer, String paid) {
        return door.post("/Commerce/SalesOrders", SALE.formatted(id, customer, paid));
    }

    @Test
    void saleIsRungUpReadAndTheSameAgain() {
        UUID id = UUID.randomUUID();

        TestDoor.Answer created = ringUp(id, "null", "4.24");

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.text("ReceiptId")).startsWith("052-1-0000");
        assertThat(created.body().path("NetAmount").decimalValue()).isEqualByComparingTo("2.675");
        assertThat(created.body().path("GrossAmount").decimalValue()).isEqualByComparingTo("4.235");
        assertThat(created.body().path("RoundingAmount").decimalValue()).isEqualByComparingTo("0.005");
        assertThat(created.text("UploadStatus")).isEqualTo("Captured");
        assertThat(created.text("BusinessDate")).isEqualTo("2026-11-21");
        TestDoor.Answer again = ringUp(id, "null", "4.24");
        assertThat(again.body()).isEqualTo(created.body());
        assertThat(door.get("/Commerce/SalesOrders('%s')".formatted(id)).body()).isEqualTo(created.body());
        assertThat(ringUp(id, "\"" + UUID.randomUUID() + "\"", "4.24").code()).isEqualTo("TransactionAlreadyExists");
    }

    @Test
    void whatDoesNotAddUpIsRefusedByItsFieldOnTheWire() {
        TestDoor.Answer unpaid = ringUp(UUID.randomUUID(), "null", "4.23");

        assertThat(unpaid.status()).isEqualTo(400);
        assertThat(unpaid.code()).isEqualTo("PaymentsDiffer");
        assertThat(unpaid.text("target")).isEqualTo("TenderLines");
        assertThat(ringUp(UUID.randomUUID(), "null", "\"NaN\"").code()).isEqualTo("InvalidFieldType");
        assertThat(ringUp(UUID.randomUUID(), "null", "NaN").status()).isEqualTo(400);
        assertThat(ringUp(UUID.randomUUID(), "null", "1e999999999").code()).isEqualTo("InvalidAmount");
        assertThat(ringUp(UUID.randomUUID(), "\"000999\"", "4.24").code()).isEqualTo("CustomerNotFound");
        assertThat(door.post("/Commerce/SalesOrders", "{\"TransactionType\": \"Quotation\"}")
                        .code())
                .isEqualTo("QuotationNotSupported");
        assertThat(door.get("/Commerce/SalesOrders('%s')".formatted(UUID.randomUUID()))
                        .code())
                .isEqualTo("SalesOrderNotFound");
    }

    @Test
    void orderOfAPendingCustomerIsRecalledAndInHerHistory() {
        TestDoor.Answer anna = door.post("/Commerce/Customers", "{\"FirstName\": \"Anna\", \"LastName\": \"Kalna\"}");
        String key = anna.text("AccountNumber");
        String order =
                SALE.formatted(UUID.randomUUID(), "\"" + key + "\"", "4.24").replace("\"Sale\"", "\"CustomerOrder\"");

        TestDoor.Answer created = door.post("/Commerce/SalesOrders", order);

        assertThat(created.text("CustomerId")).isEqualTo(key);
        String number = created.text("ChannelReferenceId");
        assertThat(door.get("/Commerce/SalesOrders?ChannelReferenceId=" + number)
                        .body())
                .isEqualTo(created.body());
        assertThat(door.get("/Commerce/Customers('%s')/SalesOrders?$top=5".formatted(key))
                        .body()
                        .path("value")
                        .path(0))
                .isEqualTo(created.body());
        till.database()
                .client()
                .sql("update customer set account_id = '000077' where customer_id = cast(:id as uuid)")
                .param("id", key)
                .update();
        assertThat(door.get("/Commerce/SalesOrders?ChannelReferenceId=" + number)
                        .text("CustomerId"))
                .isEqualTo("000077");
        assertThat(ringUp(UUID.randomUUID(), "\"000077\"", "4.24").text("CustomerId"))
                .isEqualTo("000077");
    }

    /// G04
    @Test
    void aCartThatHoldsTheUuidChecksOutAfterConversionAndResolvesToTheAccount() {
        String key = door.post("/Commerce/Customers", "{\"FirstName\": \"Ilze\", \"LastName\": \"Liepa\"}")
                .text("AccountNumber");
        UUID before = UUID.randomUUID();
        ringUp(before, "\"" + key + "\"", "4.24");

        till.database()
                .client()
                .sql("update customer set account_id = '000078' where customer_id = cast(:id as uuid)")
                .param("id", key)
                .update();

        assertThat(ringUp(UUID.randomUUID(), "\"" + key + "\"", "4.24").text("CustomerId"))
                .isEqualTo("000078");
        assertThat(door.get("/Commerce/SalesOrders('%s')".formatted(before)).text("CustomerId"))
                .isEqualTo("000078");
    }

    @Test
    void shiftIsOpenedOnceAndClosedWithWhatWasCounted() {
        TestDoor.Answer opened = door.post("/Commerce/Shifts", "{\"TerminalId\": \"052-9\"}");
        String shift = opened.text("ShiftId");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(door.post("/Commerce/Shifts", "{\"TerminalId\": \"052-9\"}").body())
                .isEqualTo(opened.body());
        assertThat(door.post(
                                "/Commerce/Shifts('%s')/Close".formatted(shift),
                                "{\"TenderLines\": [{\"TenderTypeId\": \"CASH\", \"CountedAmount\": 20, \"CurrencyCode\": \"USD\"}]}")
                        .code())
                .isEqualTo("InvalidCurrency");
        TestDoor.Answer closed = door.post(
                "/Commerce/Shifts('%s')/Close".formatted(shift),
                "{\"TenderLines\": [{\"TenderTypeId\": \"CASH\", \"CountedAmount\": 20}]}");
        assertThat(closed.text("Status")).isEqualTo("Closed");
        assertThat(closed.body()
                        .path("TenderLines")
                        .path(0)
                        .path("CountedAmount")
                        .decimalValue())
                .isEqualByComparingTo("20");
        assertThat(closed.body()
                        .path("TenderLines")
                        .path(0)
                        .path("CurrencyCode")
                        .asString())
                .isEqualTo("EUR");
        assertThat(door.post("/Commerce/Shifts('%s')/Close".formatted(UUID.randomUUID()), "{}")
                        .code())
                .isEqualTo("ShiftNotFound");
        assertThat(door.get("/Commerce/Shifts").body().path("value").size()).isZero();
    }
}
