package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;

/// Links to what has changed: nothing is lost, whenever it commits.
class ChangedCustomersTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final String DELTA = "@odata.deltaLink";
    private static final String NEXT = "@odata.nextLink";

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @BeforeEach
    void nobody() {
        TILL.database().client().sql("delete from customer").update();
    }

    @Test
    void aRoundTellsWhoCameChangedAndWentSinceTheOneBefore() {
        String anna = create("Anna");
        String berta = create("Berta");
        Answer all = tracked("");
        assertThat(names(all)).containsExactlyInAnyOrder("Anna", "Berta");
        assertThat(all.response().headers().firstValue("Preference-Applied")).contains("odata.track-changes");

        Answer nothing = follow(all, DELTA);
        create("Clara");
        DOOR.post("/Commerce/Customers('%s')/Addresses".formatted(anna), "{\"City\": \"Rīga\"}");
        delete(berta);
        Answer changes = follow(nothing, DELTA);

        assertThat(nothing.body().path("value")).isEmpty();
        assertThat(changes.text("@odata.context")).endsWith("$metadata#Customers/$delta");
        assertThat(names(changes)).containsExactlyInAnyOrder("Anna", "Clara");
        assertThat(changes.body().findValue("FullAddress").asString()).contains("Rīga");
        assertThat(removed(changes)).containsExactly("deleted Customers('%s')".formatted(berta));
        assertThat(follow(changes, DELTA).body().path("value")).isEmpty();
        assertThat(names(follow(all, DELTA))).containsExactlyInAnyOrder("Anna", "Clara");
    }

    /// The number of a transaction is older than its commit.
    @Test
    void whatCommitsLateIsInTheNextRound() throws SQLException {
        String anna = create("Anna");
        try (Connection late = TILL.database().source().getConnection()) {
            late.setAutoCommit(false);
            late.createStatement()
                    .executeUpdate("update customer set name = 'Late' where customer_id = '%s'".formatted(anna));
            create("Berta");
            Answer all = tracked("");
            create("Clara");
            Answer between = follow(all, DELTA);

            late.commit();

            assertThat(names(all)).containsExactlyInAnyOrder("Anna", "Berta");
            assertThat(names(between)).contains("Clara").doesNotContain("Late");
            assertThat(names(follow(between, DELTA))).contains("Late");
            assertThat(names(follow(all, DELTA))).contains("Late", "Clara");
        }
    }

    @Test
    void whoNoLongerFitsTheConditionIsRemovedAndPagesGoOn() {
        String anna = create("Anna");
        create("Berta");
        Answer all = tracked("$filter=startswith(Name,'A')&$select=Name&$orderby=Name");
        assertThat(names(all)).containsExactly("Anna");

        DOOR.patch("/Commerce/Customers('%s')".formatted(anna), "{\"FirstName\": \"Zanna\"}");
        create("Ada");
        create("Agate");
        List<String> told = new ArrayList<>();
        Answer page = DOOR.get(path(all.text(DELTA)), "Prefer", "maxpagesize=1");
        while (true) {
            told.addAll(names(page));
            told.addAll(removed(page));
            assertThat(page.body().path("value")).hasSizeLessThan(2);
            if (page.body().has(DELTA)) {
                break;
            }
            create("Baiba");
            page = DOOR.get(path(page.text(NEXT)), "Prefer", "maxpagesize=1");
        }

        assertThat(told).contains("Ada", "Agate", "changed Customers('%s')".formatted(anna));
        assertThat(page.body().path("value").findValues("AccountNumber")).isEmpty();
    }

    @Test
    void pagesOfTheFirstReadingEndInTheLinkToWhatChangedWhileTheyWereRead() {
        List.of("Anna", "Berta", "Clara").forEach(ChangedCustomersTest::create);
        Answer page = DOOR.get(
                "/Commerce/Customers?$orderby=Name desc".replace(" ", "%20"),
                "Prefer",
                "odata.track-changes, maxpagesize=2");
        assertThat(page.body().has(DELTA)).isFalse();
        create("Zelma");

        Answer last = DOOR.get(path(page.text(NEXT)), "Prefer", "maxpagesize=2");

        assertThat(names(last)).containsExactly("Anna");
        assertThat(names(follow(last, DELTA))).contains("Zelma");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds\":\\d+ | seconds\":1000",
                "since\":\\d+ | since\":4611686018427387904",
                "origin\":\"\\d+ | origin\":\"1",
            })
    void linkThatCanNoLongerBeAnsweredIsGoneAndSaysWhatToDo(String part, String instead) {
        Answer all = tracked("");
        String link = path(all.text(DELTA));
        String token = link.substring(link.indexOf('=') + 1);
        String changed = new String(Base64.getUrlDecoder().decode(token)).replaceFirst(part, instead);
        Answer gone = DOOR.get("/Commerce/Customers?$deltatoken="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes()));

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("code")).isEqualTo("DeltaLinkExpired");
        assertThat(gone.text("detail")).contains("read the customers anew with Prefer: odata.track-changes");
    }

    @Test
    void whatIsNoLinkOfOursIsRefused() {
        String link = path(tracked("$filter=Name eq 'Anna'".replace(" ", "%20")).text(DELTA));

        for (String bad : List.of(
                "/Commerce/Customers?$deltatoken=x",
                "/Commerce/Customers?$deltatoken=e30",
                link.replace("Anna", "Berta"))) {
            assertThat(DOOR.get(bad).text("code")).as(bad).isEqualTo("InvalidDeltaToken");
        }
        assertThat(DOOR.get(link + "&$skiptoken=x").text("code")).isEqualTo("InvalidSkipToken");
    }

    /// `$top` is not all there is: what has changed of a part nobody can say.
    @Test
    void partOfAListIsNotTracked() {
        assertThat(tracked("$top=1").body().has(DELTA)).isFalse();
    }

    private static String create(String name) {
        return DOOR.post("/Commerce/Customers", "{\"FirstName\": \"%s\"}".formatted(name))
                .text("AccountNumber");
    }

    private static void delete(String customer) {
        TILL.database()
                .client()
                .sql("delete from customer where customer_id = cast(? as uuid)")
                .param(customer)
                .update();
    }

    private static Answer tracked(String query) {
        return DOOR.get("/Commerce/Customers?" + query, "Prefer", "odata.track-changes");
    }

    private static Answer follow(Answer answer, String link) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return DOOR.get(path(answer.text(link)));
    }

    private static String path(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static List<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body()
                .path("value")
                .valueStream()
                .filter(each -> each.has("Name"))
                .map(each -> each.path("Name").asString())
                .toList();
    }

    private static List<String> removed(Answer answer) {
        return answer.body()
                .path("value")
                .valueStream()
                .filter(each -> each.has("@removed"))
                .map(ChangedCustomersTest::gone)
                .toList();
    }

    private static String gone(JsonNode entity) {
        return entity.path("@removed").path("reason").asString() + " "
                + entity.path("@id").asString();
    }
}
