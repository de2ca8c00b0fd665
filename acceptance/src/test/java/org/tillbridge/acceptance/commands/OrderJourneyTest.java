package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.sales.OrderMode;
import org.tillbridge.testkit.FaultyLine;
import tools.jackson.databind.JsonNode;

/// Orders from a till to the number headquarters gives them, and back to every till. No job runs but
/// where the test says so.
class OrderJourneyTest {

    private static final String ILZE = "{\"FirstName\": \"Ilze\", \"LastName\": \"Liepa\"}";

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;
    private static Till riga;
    private static Till oslo;
    private static FaultyLine line;
    /// Mutable: as all stores take orders now.
    private static OrderMode mode = OrderMode.ASYNC;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("oslo", "register1", "riga");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        line = chain.line("riga");
    }

    @AfterAll
    static void everyOrderIsThereOnceAndNothingIsWrong() {
        try (var _ = chain) {
            chain.cycle();
            operator.run("orders", "synchronize");
            chain.distribute();
            assertThat(chain.rest()).matches(Rest::isClean);
        }
    }

    @AfterEach
    void mend() {
        line.mend();
    }

    private static void taking(OrderMode wanted) {
        if (mode != wanted) {
            chain.ordering("default", wanted);
            mode = wanted;
        }
    }

    /// K02, K05
    @Test
    void orderOfACustomerCreatedOfflineInTheSameMinuteComesBackToEveryTillWithItsNumber() {
        taking(OrderMode.ASYNC);
        line.cut();
        String ilze = riga.create(ILZE).account();
        String home = riga.addAddress(ilze, "{\"City\": \"Rīga\", \"Street\": \"Brīvības 1\"}")
                .path("AddressId")
                .asString();
        JsonNode taken = riga.order(order(UUID.randomUUID(), ilze, home));
        String number = taken.path("ChannelReferenceId").asString();
        assertThat(taken.path("SalesId").isNull()).isTrue();
        assertThat(riga.recall(number).path("UploadStatus").asString()).isEqualTo("Captured");
        assertThat(oslo.refused("GET", "?ChannelReferenceId=" + number, "", 404)
                        .path("code")
                        .asString())
                .isEqualTo("SalesOrderNotFound");

        line.mend();
        riga.upload();
        assertThat(riga.recall(number).path("Status").asString()).isEqualTo("waiting");
        assertThat(operator.run("orders", "synchronize").printed())
                .containsPattern("\\d+ orders? looked at: \\d+ created, 0 waiting");

        JsonNode order = oslo.recall(number.toLowerCase());
        String salesId = order.path("SalesId").asString();
        assertThat(salesId).startsWith("SO-");
        assertThat(order.path("StoreId").asString()).isEqualTo("riga");
        assertThat(order.path("DeliveryAddressId").asString()).isEqualTo(home);
        assertThat(order.at("/SalesLines/0/ItemId").asString()).isEqualTo("85123A");
        assertThat(riga.recall(number).path("SalesId").asString()).isEqualTo(salesId);
        assertThat(riga.recall(number).path("CustomerId").asString())
                .isEqualTo(order.path("CustomerId").asString())
                .isNotEqualTo(ilze);
        assertThat(operator.run("orders", "show", number).printed()).contains(salesId);
    }

    /// K05
    @Test
    void orderThroughHeadquartersHasItsNumberWhileTheTillWaitsAndIsNotDoubledByItsSession() {
        taking(OrderMode.SYNC);
        String ilze = riga.create(ILZE).account();

        JsonNode order = riga.order(order(UUID.randomUUID(), ilze, null));

        String salesId = order.path("SalesId").asString();
        assertThat(salesId).startsWith("SO-");
        assertThat(order.path("UploadStatus").asString()).isEqualTo("Captured");
        riga.upload();
        operator.run("orders", "synchronize");
        assertThat(operator.run("orders", "show", salesId, "--json")
                        .json()
                        .at("/order/receiptId")
                        .asString())
                .isEqualTo(order.path("ReceiptId").asString());
        assertThat(salesOrdersOf(order)).isEqualTo(1);
    }

    /// K05
    @Test
    void orderWhoseAnswerIsLostIsTheSameOrderWhenTheTillAsksAgain() {
        taking(OrderMode.SYNC);
        String ilze = riga.create(ILZE).account();
        String asked = order(UUID.randomUUID(), ilze, null);
        line.cutAnswersAfterBytes(0);
        assertThat(riga.refused("POST", "", asked, 503).path("detail").asString())
                .contains("Ask again with Id", "order-mode=async");
        line.mend();

        JsonNode order = riga.order(asked);

        assertThat(order.path("SalesId").asString()).startsWith("SO-");
        assertThat(riga.order(asked)).isEqualTo(order);
        assertThat(salesOrdersOf(order)).isEqualTo(1);
    }

    /// K05
    @Test
    void withBackupAnOrderIsStoredWhenHeadquartersIsAwayAndMadeOnceWhateverItHadHeard() {
        taking(OrderMode.SYNC_WITH_BACKUP);
        String ilze = riga.create(ILZE).account();
        assertThat(riga.order(order(UUID.randomUUID(), ilze, null))
                        .path("SalesId")
                        .asString())
                .startsWith("SO-");
        line.cutAnswersAfterBytes(0);

        JsonNode stored = riga.order(order(UUID.randomUUID(), ilze, null));

        assertThat(stored.path("SalesId").isNull()).isTrue();
        line.mend();
        assertThat(salesOrdersOf(stored)).isEqualTo(1);
        chain.cycle();
        operator.run("orders", "synchronize");
        assertThat(salesOrdersOf(stored)).isEqualTo(1);
        assertThat(riga.recall(stored.path("ChannelReferenceId").asString())
                        .path("SalesId")
                        .asString())
                .startsWith("SO-");
    }

    /// K05, I05: headquarters was restored to a point before it made the order.
    @Test
    void orderKeepsTheNumberItsTillPrintedAtAHeadquartersThatHasForgottenIt() {
        taking(OrderMode.SYNC);
        String ilze = riga.create(ILZE).account();
        JsonNode order = riga.order(order(UUID.randomUUID(), ilze, null));
        String printed = order.path("SalesId").asString();
        forget(order);

        riga.upload();
        operator.run("orders", "synchronize");

        assertThat(receipt(printed)).isEqualTo(order.path("ReceiptId").asString());
        JsonNode next = riga.order(order(UUID.randomUUID(), ilze, null));
        assertThat(next.path("SalesId").asString()).isGreaterThan(printed);
        assertThat(salesOrdersOf(order)).isEqualTo(1);

        forget(next);
        JsonNode taker = oslo.order(order(UUID.randomUUID(), ilze, null));
        assertThat(taker.path("SalesId")).isEqualTo(next.path("SalesId"));
        riga.upload();
        operator.run("orders", "synchronize");
        assertThat(salesOrdersOf(next)).isEqualTo(1);
        assertThat(operator.run("orders", "show", next.path("Id").asString()).printed())
                .contains("has printed " + next.path("SalesId").asString());
    }

    private static String receipt(String salesId) {
        return operator.run("orders", "show", salesId, "--json")
                .json()
                .at("/order/receiptId")
                .asString();
    }

    /// As a headquarters that was restored to just before the order.
    private static void forget(JsonNode order) {
        UUID id = UUID.fromString(order.path("Id").asString());
        sql("delete from staging.sales_line where transaction_id = ?", id);
        sql("delete from staging.sales_payment where transaction_id = ?", id);
        sql("delete from staging.transaction_state where transaction_id = ?", id);
        sql("delete from staging.sales_transaction where transaction_id = ?", id);
        sql(
                "delete from sales_order_line where sales_id = (select sales_id from sales_order where transaction_id = ?)",
                id);
        sql("delete from sales_order where transaction_id = ?", id);
        sql("update number_sequence set next_number = next_number - 1 where sequence_code = ?", "SALES_ORDER");
    }

    private static void sql(String statement, Object value) {
        chain.headquarters().database().client().sql(statement).param(value).update();
    }

    /// K06
    @Test
    void pendingCustomerOfAnOrderThroughHeadquartersIsConvertedInsideTheCall() {
        line.cut();
        String ilze = riga.create(ILZE).account();
        String home =
                riga.addAddress(ilze, "{\"City\": \"Cēsis\"}").path("AddressId").asString();
        line.mend();
        taking(OrderMode.SYNC);

        JsonNode order = riga.order(order(UUID.randomUUID(), ilze, home));

        assertThat(oslo.recall(order.path("ChannelReferenceId").asString())
                        .path("CustomerId")
                        .asString())
                .matches("\\d{6}");
        assertThat(oslo.recall(order.path("ChannelReferenceId").asString())
                        .path("SalesId")
                        .asString())
                .isEqualTo(order.path("SalesId").asString());
    }

    /// K06
    @Test
    void orderThatCannotBeMadeNowIsRefusedWithTheWayOutAndLeavesNothing() {
        taking(OrderMode.SYNC);
        UUID id = UUID.randomUUID();
        String asked = order(id, UUID.randomUUID().toString(), null);

        JsonNode refusal = riga.refused("POST", "", asked, 400);

        assertThat(refusal.path("code").asString()).isEqualTo("WaitsForCustomer");
        assertThat(refusal.path("detail").asString())
                .contains("No order was taken", "who has not arrived", "order-mode=async");
        assertThat(count(
                        "select count(*) from sales_transaction where transaction_id = cast(? as uuid)", id.toString()))
                .isZero();
        assertThat(chain.till("register1")
                        .refused("POST", "", asked, 501)
                        .path("code")
                        .asString())
                .isEqualTo("RealtimeServiceNotSupported");
    }

    /// K09
    @Test
    void orderIsCanceledOrRedirectedAtATillOnceItIsASalesOrderAndWhoAskedIsOnRecord() {
        taking(OrderMode.ASYNC);
        String ilze = riga.create(ILZE).account();
        String order = "('%s')"
                .formatted(riga.order(order(UUID.randomUUID(), ilze, null))
                        .path("Id")
                        .asString());
        assertThat(riga.refused("POST", order + "/Cancel", "{}", 409)
                        .path("detail")
                        .asString())
                .contains("on its way to headquarters", "ask again when it is");
        riga.upload();
        assertThat(riga.refused("POST", order + "/Cancel", "{}", 409)
                        .path("detail")
                        .asString())
                .contains("is no sales order yet", "ask again when it is");
        operator.run("orders", "synchronize");
        String home =
                riga.addAddress(ilze, "{\"City\": \"Cēsis\"}").path("AddressId").asString();
        assertThat(riga.refused("PATCH", order, "{\"DeliveryAddressId\": \"%s\"}".formatted(home), 409)
                        .path("code")
                        .asString())
                .isEqualTo("OrderNotRedirected");
        riga.upload();
        chain.convert();

        assertThat(oslo.steerOrder("PATCH", order, "{\"DeliveryAddressId\": \"%s\"}".formatted(home))
                        .path("DeliveryAddressId")
                        .asString())
                .isEqualTo(home);
        assertThat(oslo.refused("POST", order + "/Release", "{}", 409)
                        .path("code")
                        .asString())
                .isEqualTo("OrderStateWrong");
        assertThat(oslo.refused("PATCH", order, "{\"SalesLines\": []}", 400)
                        .path("code")
                        .asString())
                .isEqualTo("OrderFieldFixed");
        assertThat(oslo.steerOrder("POST", order + "/Cancel", "{\"Reason\": \"no more\", \"StaffId\": \"000160\"}")
                        .path("Status")
                        .asString())
                .isEqualTo("canceled");
        assertThat(count(
                        "select count(*) from audit_event where action = 'order.cancel' and person = ?",
                        "store oslo, staff 000160"))
                .isEqualTo(1);
        line.cut();
        assertThat(riga.refused("POST", order + "/Cancel", "{}", 503)
                        .path("code")
                        .asString())
                .isEqualTo("HeadquarterCommunicationFailure");
    }

    /// J01
    @Test
    void historyOfACustomerIsThatOfAllStoresAndWhatThisOneHasNotSentYet() {
        taking(OrderMode.ASYNC);
        String ilze = riga.create(ILZE).account();
        riga.order(order(UUID.randomUUID(), ilze, null));
        assertThat(riga.history("GetOrderHistory", ilze)).hasSize(1);
        chain.cycle();
        String account = riga.find(ilze).account();
        oslo.sell(ilze, "4.50");
        JsonNode second = riga.order(order(UUID.randomUUID(), account, null));

        assertThat(riga.history("GetOrderHistory", account))
                .extracting(order -> order.path("Id").asString())
                .hasSize(2)
                .startsWith(second.path("Id").asString());
        assertThat(oslo.history("GetOrderHistory", account)).hasSize(1);
        assertThat(oslo.history("GetPurchaseHistory", account))
                .extracting(line -> line.path("StoreId").asString())
                .containsExactly("oslo", "riga");
        line.cut();
        assertThat(riga.history("Commerce.GetOrderHistory", account)).hasSize(2);
        assertThat(riga.history("GetPurchaseHistory", account))
                .extracting(line -> line.path("Quantity").asInt())
                .containsExactly(2, 2);
    }

    private static long salesOrdersOf(JsonNode order) {
        return count(
                "select count(*) from sales_order where transaction_id = cast(? as uuid)",
                order.path("Id").asString());
    }

    private static long count(String sql, String id) {
        return chain.headquarters()
                .database()
                .client()
                .sql(sql)
                .param(id)
                .query(Long.class)
                .single();
    }

    private static String order(UUID id, String customer, @Nullable String address) {
        return """
                {"Id": "%s", "TransactionType": "CustomerOrder", "TerminalId": "1", "CustomerId": "%s", "DeliveryAddressId": %s,
                 "SalesLines": [{"ItemId": "85123A", "Quantity": 2, "Price": 6.50}],
                 "TenderLines": [{"TenderTypeId": "CARD", "Amount": 13}]}
                """.formatted(id, customer, address == null ? "null" : "\"" + address + "\"");
    }
}
