package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

/// What a person at headquarters sees of the stores' requests, and does about those that are held.
class RequestsCommandTest {

    private static Chain chain;
    private static Till riga;
    private static Operator operator;

    @BeforeAll
    static void open(@TempDir Path folder) {
        chain = Chain.byHand(folder, "oslo", "riga");
        riga = chain.till("riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// A customer whose creation headquarters holds: its store wrote a field nobody knows.
    private static String held(String name) {
        String customer = riga.create("{\"FirstName\": \"%s\"}".formatted(name)).account();
        spoil(customer);
        riga.upload();
        chain.convert();
        chain.distribute();
        return customer;
    }

    private static void spoil(String customer) {
        riga.store().database().client().sql("""
                        update customer_request set payload = payload || '{"shoe_size": "41"}'
                        where customer_id = cast(:customer as uuid)
                        """).param("customer", customer).update();
    }

    private static JsonNode listed(String... filters) {
        return operator.run(concat(List.of("requests", "--json"), filters))
                .json()
                .path("requests");
    }

    private static String requestOf(String customer) {
        return listed("--customer", customer).get(0).path("requestId").asString();
    }

    private static String[] concat(List<String> begin, String... end) {
        var all = new java.util.ArrayList<>(begin);
        all.addAll(List.of(end));
        return all.toArray(String[]::new);
    }

    private static String text(String sql) {
        return chain.headquarters()
                .database()
                .client()
                .sql(sql)
                .query(String.class)
                .single();
    }

    /// H01
    @Test
    void everyRequestIsListedWithItsStateReasonAndTimesAndFoundByCustomer() {
        String done = riga.create("{\"FirstName\": \"Anna\", \"Email\": \"anna@example.lv\"}")
                .account();
        String frida = held("Frida");

        JsonNode row = listed("--customer", frida).get(0);
        assertThat(row.path("state").asString()).isEqualTo("HELD");
        assertThat(row.path("reasonCode").asString()).isEqualTo("UnknownField");
        assertThat(row.path("store").asString()).isEqualTo("riga");
        assertThat(row.path("attempts").asInt()).isEqualTo(1);
        assertThat(row.path("receivedAt").asString()).isNotEmpty();
        assertThat(listed("--customer", "frid")).hasSize(1);
        assertThat(listed("--customer", "anna@example.lv")).isEmpty();
        assertThat(listed("--customer", "anna@example.lv", "--state", "done")
                        .get(0)
                        .path("customerId")
                        .asString())
                .isEqualTo(done);
        assertThat(listed("--customer", frida, "--older-than", "1h")).isEmpty();
        assertThat(listed("--customer", frida, "--reason", "FieldTooLong")).isEmpty();
        assertThat(listed("--customer", frida, "--kind", "change_customer")).isEmpty();
        assertThat(operator.run("requests", "--customer", frida, "--store", "oslo")
                        .printed())
                .contains("No request is like that.");
        assertThat(operator.run("requests", "--customer", frida).printed())
                .contains("create customer", "Frida", "held", "UnknownField", "Field shoe_size is not a field");
    }

    /// H02, H03, E01
    @Test
    void heldRequestIsEditedThenSynchronizedAndComesBackToItsStoreWhatItSentStays() {
        String gerda = held("Gerda");
        String other = riga.create("{\"FirstName\": \"Waiting\"}").account();
        riga.upload();
        String request = requestOf(gerda);

        Operator.Answer refused = operator.run("requests", "edit", request, "email=no address", "--clear", "shoe_size");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.complained()).contains("email", "nothing was stored");
        assertThat(operator.run("requests", "edit", request, "colour=red").complained())
                .contains("no field 'colour'", "first_name");
        String edited = operator.run(
                        "requests", "edit", request, "first_name=Greta", "--clear", "shoe_size", "--reason", "a typo")
                .printed();
        assertThat(edited)
                .contains("Stored.", "name: Gerda → Greta", "shoe_size: 41 → (not given)", "because a typo")
                .contains("by " + System.getProperty("user.name"));
        chain.distribute();
        assertThat(riga.find(gerda).text("Name")).isEqualTo("Gerda");

        Operator.Answer synchronizedNow = operator.run("requests", "synchronize", request);

        assertThat(synchronizedNow.exitCode()).isZero();
        assertThat(synchronizedNow.printed()).contains("1 request looked at: 1 created", "DONE");
        assertThat(listed("--customer", other).get(0).path("state").asString()).isEqualTo("WAITING");
        chain.distribute();
        assertThat(riga.find(gerda).text("Name")).isEqualTo("Greta");
        assertThat(riga.find(gerda).isPending()).isFalse();
        assertThat(text("select payload ->> 'first_name' from customer_request where request_id = '%s'"
                        .formatted(request)))
                .isEqualTo("Gerda");
        assertThat(operator.run("requests", "edit", request, "email=a@b.lv").complained())
                .contains("is DONE; only one that is held can be edited");
    }

    @Test
    void auditSaysWhoEditedWhatWithBeforeAfterAndReasonUntilItIsRedacted() {
        String request = requestOf(held("Ruta"));
        operator.run("requests", "edit", request, "first_name=Rūta", "--clear", "shoe_size", "--reason", "a typo");
        String me = System.getProperty("user.name");

        JsonNode event = operator.run("audit", "--since", "1h", "--person", me, "--what", request, "--json")
                .json()
                .get(0);
        assertThat(event.path("before").path("first_name").asString()).isEqualTo("Ruta");
        assertThat(event.path("after").path("first_name").asString()).isEqualTo("Rūta");
        assertThat(operator.run("audit", "--what", request).printed())
                .contains("request.edit", "first_name:Ruta", "first_name:Rūta", "because: a typo", me);
        assertThat(operator.run("audit", "--what", request, "--person", "nobody")
                        .printed())
                .contains("There is no such event.");

        operator.run("audit", "redact", event.path("number").asString(), "--reason", "she asked for it");

        assertThat(operator.run("audit", "--what", request).printed())
                .contains("request.edit", "(redacted)")
                .doesNotContain("Ruta");
        assertThat(operator.run("audit", "redact", event.path("number").asString(), "--reason", "again")
                        .complained())
                .contains("There is no event", "tillbridge audit lists the events");
    }

    /// H04, F11
    @Test
    void canceledCreateLeavesItsStoreWhichSaysWhyAndWhatWaitedBehindItIsHeldNotForgotten() {
        String hilda = held("Hilda");
        riga.change(hilda, "{\"Email\": \"hilda@example.lv\"}");
        riga.upload();
        chain.convert();
        String request = requestOf(hilda);

        assertThat(operator.run("requests", "cancel", request).complained()).contains("Say why");
        assertThat(operator.run("requests", "cancel", "--customer", hilda, "--because", "x")
                        .printed())
                .contains("2 requests. Nothing was changed; do it with --yes");
        assertThat(operator.run("requests", "cancel", request, "--because", "a test of the till")
                        .printed())
                .contains("1 request canceled.");
        chain.convert();
        chain.distribute();

        assertThat(riga.tryFind(hilda)).isEmpty();
        assertThat(riga.search("hilda")).isEmpty();
        assertThat(riga.refusal(hilda)).contains("CustomerCanceled", "a test of the till");
        JsonNode change = listed("--customer", hilda, "--state", "held").get(0);
        assertThat(change.path("reasonCode").asString()).isEqualTo("CreateCanceled");

        assertThat(operator.run(
                                "requests",
                                "cancel",
                                "--reason",
                                "CreateCanceled",
                                "--because",
                                "never created",
                                "--yes")
                        .printed())
                .contains("1 request canceled.");
        assertThat(listed("--customer", hilda)).isEmpty();
        assertThat(listed("--customer", hilda, "--state", "canceled")).hasSize(2);
    }

    /// H04
    @Test
    void canceledCreateTakesWithItTheStoresPartsThatOnlyLaterRequestsBring() {
        String hanna = held("Hanna");
        String other = riga.create("{\"FirstName\": \"Other\"}").account();
        riga.addAddress(hanna, "{\"City\": \"Rīga\"}");
        riga.issueCard(hanna, "HANNA-1");
        operator.run("requests", "cancel", requestOf(hanna), "--because", "a test of the till");
        chain.distribute();

        assertThat(riga.tryFind(hanna)).isEmpty();
        assertThat(atRiga("select count(*)::text from customer_address where customer_id = '%s'", hanna))
                .isEqualTo("0");
        assertThat(riga.issueCard(other, "HANNA-1")).isEqualTo("HANNA-1");

        riga.upload();
        chain.convert();
        operator.run("requests", "cancel", "--reason", "CreateCanceled", "--because", "never created", "--yes");
        chain.cycle();
        chain.cycle();
        assertThat(listed("--customer", hanna)).isEmpty();
        assertThat(riga.cards(other)).containsExactly("HANNA-1");
    }

    private static String atRiga(String question, Object... values) {
        return riga.store()
                .database()
                .client()
                .sql(question.formatted(values))
                .query(String.class)
                .single();
    }

    /// H02
    @Test
    void heldRequestsAboutAddressesAreEditedByTheRulesOfTheStores() {
        String inga = riga.create("{\"FirstName\": \"Inga\"}").account();
        riga.addAddress(inga, "{\"City\": \"Rīga\"}");
        riga.store().database().client().sql("""
                        update customer_request set payload = payload || '{"shoe_size": "41"}'
                        where kind = 'ADD_ADDRESS' and customer_id = cast(:customer as uuid)
                        """).param("customer", inga).update();
        riga.upload();
        chain.convert();
        String request = listed("--customer", inga, "--state", "held")
                .get(0)
                .path("requestId")
                .asString();

        assertThat(operator.run("requests", "edit", request, "country=Atlantis").complained())
                .contains("nothing was stored");
        assertThat(operator.run("requests", "edit", request, "colour=red").complained())
                .contains("no field 'colour'", "postal_code");
        assertThat(operator.run("requests", "edit", request, "city=Cēsis", "--clear", "shoe_size")
                        .printed())
                .contains("Stored.", "city: Rīga → Cēsis");
        operator.run("requests", "synchronize", request);

        assertThat(chain.records().addresses(inga)).containsExactly("Cēsis");
        chain.distribute();
        assertThat(riga.find(inga).json().path("Addresses").get(0).path("City").asString())
                .isEqualTo("Cēsis");
    }

    @Test
    void canceledChangeLeavesTheCustomerAtItsStoreAsHeadquartersHasIt() {
        String inga = riga.create("{\"FirstName\": \"Inga\"}").account();
        chain.cycle();
        riga.change(inga, "{\"Email\": \"inga@example.lv\"}");
        riga.store()
                .database()
                .client()
                .sql(
                        "update customer_request set payload = '{\"email\": 7}' where customer_id = cast(? as uuid) and kind = 'CHANGE_CUSTOMER'")
                .param(inga)
                .update();
        riga.upload();
        chain.convert();
        chain.distribute();
        assertThat(riga.find(inga).isPending()).isFalse();
        String request = requestOf(inga);

        operator.run("requests", "cancel", request, "--because", "no e-mail");
        chain.distribute();

        assertThat(riga.find(inga).json().path("Email").asString("")).isEmpty();
        assertThat(text("select state || ' ' || reason from request_state where request_id = '%s'".formatted(request)))
                .isEqualTo("CANCELED no e-mail");
    }

    @Test
    void canceledRequestsAboutAddressesLeaveThemAsHeadquartersHasThem() {
        String jana = riga.create(
                        "{\"FirstName\": \"Jana\", \"Addresses\": [{\"City\": \"Ogre\", \"IsPrimary\": true}]}")
                .account();
        chain.cycle();
        String address = riga.find(jana)
                .json()
                .path("Addresses")
                .get(0)
                .path("AddressId")
                .asString();
        riga.changeAddress(jana, address, "{\"City\": \"Rīga\"}");
        spoil(jana);
        riga.addAddress(jana, "{\"City\": \"Cēsis\", \"IsPrimary\": true}");
        riga.upload();
        chain.convert();
        chain.distribute();
        assertThat(riga.find(jana).json().path("Addresses").valueStream())
                .extracting(each -> each.path("City").asString())
                .containsExactlyInAnyOrder("Rīga", "Cēsis");

        for (String kind : List.of("ADD_ADDRESS", "CHANGE_ADDRESS")) {
            String request = text(
                    "select request_id::text from request_state where customer_id = '%s' and kind = '%s' and state <> 'DONE'"
                            .formatted(jana, kind));
            operator.run("requests", "cancel", request, "--because", "another customer's");
        }
        chain.distribute();

        assertThat(riga.find(jana).json().path("Addresses").valueStream())
                .extracting(each ->
                        each.path("City").asString() + each.path("IsPrimary").asString())
                .containsExactly("Ogretrue");
    }

    /// F11
    @Test
    void changeOfAMergedCustomerIsHeldAndGivenToTheOneThatStands() {
        String gone = riga.create("{\"FirstName\": \"Jana\"}").account();
        String stands = riga.create("{\"FirstName\": \"Jana\"}").account();
        chain.cycle();
        chain.headquarters()
                .database()
                .client()
                .sql("""
                        update customer set merged_into = cast(:stands as uuid), row_version = row_version + 1, changed_xid = pg_current_xact_id()
                        where customer_id = cast(:gone as uuid)""")
                .param("stands", stands)
                .param("gone", gone)
                .update();
        riga.change(gone, "{\"Email\": \"jana@example.lv\"}");
        riga.upload();
        chain.convert();
        JsonNode held = listed("--customer", gone).get(0);
        assertThat(held.path("reasonCode").asString()).isEqualTo("CustomerMerged");
        String request = held.path("requestId").asString();

        assertThat(operator.run("requests", "retarget", request, gone).complained())
                .contains("was merged into " + stands);
        assertThat(operator.run(
                                "requests",
                                "retarget",
                                request,
                                UUID.randomUUID().toString())
                        .complained())
                .contains("Headquarters has no customer");
        assertThat(operator.run("requests", "retarget", request, stands).printed())
                .contains("customer: %s → %s".formatted(gone, stands));
        assertThat(operator.run("requests", "synchronize", request).exitCode()).isZero();
        chain.distribute();

        assertThat(riga.find(stands).text("Email")).isEqualTo("jana@example.lv");
        assertThat(riga.find(gone).account()).isEqualTo(riga.find(stands).account());
        assertThat(chain.headquarters()
                        .database()
                        .client()
                        .sql("select count(*) from customer where customer_id = cast(:gone as uuid) and email is null")
                        .param("gone", gone)
                        .query(Long.class)
                        .single())
                .isOne();
    }
}
