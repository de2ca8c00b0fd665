package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.testkit.FaultyLine;

/// Stores that ask headquarters before they create a customer, online stores that do not, and a
/// register's database that works offline.
class SynchronousCreationTest {

    private static final String ILZE =
            "{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Phone\": \"29 111 222\", "
                    + "\"Addresses\": [{\"Street\": \"Brīvības 1\", \"City\": \"Rīga\", \"ZipCode\": \"LV-1010\", \"IsPrimary\": true}]}";

    private static Chain chain;
    private static Till riga;
    private static Till oslo;
    private static FaultyLine line;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("oslo", "register1", "riga", "web");
        chain.creating("default", CreateCustomers.SYNC);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        line = chain.line("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @AfterEach
    void everyCustomerIsThereOnceAndNothingIsWrong() {
        line.mend();
        chain.cycle();
        chain.cycle();
        assertThat(chain.records().customers()).isEqualTo(chain.records().requests());
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    /// A01
    @Test
    void customerCreatedThroughHeadquartersHasItsAccountIdWithoutAnyJob() {
        Till.Card ilze = riga.create(ILZE);

        assertThat(ilze.isPending()).isFalse();
        assertThat(ilze.account()).matches("\\d{6}");
        assertThat(atHeadquarters("select account_id from customer where account_id = '%s'".formatted(ilze.account())))
                .containsExactly(ilze.account());
        assertThat(riga.find(ilze.account()).text("Name")).isEqualTo("Ilze Bērziņa");
        assertThat(riga.search(ilze.account())).singleElement().matches(card -> !card.isPending());
        assertThat(riga.find(ilze.account()).json().path("Addresses").size()).isEqualTo(1);
        assertThat(modes(riga)).containsExactly("SYNC null");
    }

    /// A03
    @Test
    void onlineStoreHasASettingOfItsOwn() {
        Till web = chain.till("web");

        assertThat(riga.create(ILZE).isPending()).isFalse();
        assertThat(web.create(ILZE).isPending()).isTrue();
        assertThat(modes(web)).containsExactly("ASYNC_BY_PROFILE null");
    }

    /// A04
    @Test
    void customerIsCreatedWithoutHeadquartersWhenTheLineIsBrokenAndSaysWhy() {
        line.cut();

        Till.Card ilze = riga.create(ILZE);

        assertThat(ilze.isPending()).isTrue();
        assertThat(modes(riga)).containsExactly("ASYNC_BY_FALLBACK HeadquarterCommunicationFailure");
        line.mend();
        chain.cycle();
        assertThat(oslo.find(ilze.account()).isPending()).isFalse();
        assertThat(atHeadquarters(
                        "select creation_mode || ' ' || creation_failure from customer_request where customer_id = '%s'"
                                .formatted(ilze.account())))
                .containsExactly("ASYNC_BY_FALLBACK HeadquarterCommunicationFailure");
    }

    /// A04: headquarters made the customer, its answer was lost after any byte.
    @Test
    void answerThatIsLostAfterAnyByteStillMakesOneCustomerWithOneAccount() {
        boolean lost = true;
        for (int bytes = 0; lost; bytes += 97) {
            long before = chain.records().customers();
            line.cutAnswersAfterBytes(bytes);
            Till.Card card = riga.create(ILZE);
            lost = card.isPending();
            assertThat(chain.records().customers())
                    .as("cut after byte " + bytes)
                    .isEqualTo(before + 1);
            line.mend();
        }
        assertThat(modes(riga)).last().isEqualTo("SYNC null");
        chain.cycle();

        assertThat(chain.records().customers()).isEqualTo(chain.records().requests());
        assertThat(atRiga("select count(*)::text from customer where account_id is null"))
                .containsExactly("0");
        assertThat(atRiga("select count(*)::text from customer where pending_requests > 0"))
                .containsExactly("0");
    }

    /// A05
    @Test
    void whatHeadquartersRefusesIsAnErrorAndIsStoredNowhere() {
        String taken = UUID.randomUUID().toString();
        oslo.create("{\"AccountNumber\": \"%s\", \"FirstName\": \"Olga\"}".formatted(taken));
        execute("alter table master.customer add constraint no_vat_of_test check (vat_number <> 'LV0')");
        long requests = chain.records().requests();

        HttpResponse<String> sameKey =
                riga.tryCreate("{\"AccountNumber\": \"%s\", \"FirstName\": \"Ilze\"}".formatted(taken), "a05-taken");
        HttpResponse<String> refused = riga.tryCreate("{\"FirstName\": \"Ilze\", \"VatNumber\": \"LV0\"}", "a05-rule");

        execute("alter table master.customer drop constraint no_vat_of_test");
        assertThat(sameKey.statusCode()).isEqualTo(409);
        assertThat(sameKey.body()).contains("CustomerAlreadyExists");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("RefusedByDatabase", "no_vat_of_test")
                .doesNotContain("LV0");
        assertThat(chain.records().requests()).isEqualTo(requests);
        assertThat(atRiga("select count(*)::text from customer_request where idempotency_key like 'a05-%'"))
                .containsExactly("0");
    }

    /// A06, A07 (creation is never refused: design.md section 9)
    @Test
    void databaseThatWorksOfflineCreatesWithoutAskingAnybody() {
        Till register = chain.till("register1");

        Till.Card ilze = register.create(ILZE);

        assertThat(ilze.isPending()).isTrue();
        assertThat(modes(register)).containsExactly("ASYNC_OFFLINE null");
    }

    /// A09 in synchronous mode: also when the first answer was lost and nothing was stored.
    @Test
    void sameCreateAgainGetsTheSameCustomerWhateverHappenedToTheFirst() {
        String card = "{\"FirstName\": \"Ilze\"}";
        String first = riga.tryCreate(card, "again").body();
        String again = riga.tryCreate(card, "again").body();
        forgetAtRiga("again");
        String afterACrash = riga.tryCreate(card, "again").body();

        assertThat(account(again)).isEqualTo(account(first));
        assertThat(account(afterACrash)).isEqualTo(account(first));
        assertThat(riga.tryCreate("{\"FirstName\": \"Olga\"}", "again").statusCode())
                .isEqualTo(409);
    }

    /// F09
    @Test
    void customerCreatedAtOnceIsTheSameAsOneThatWasConverted() {
        String sync = riga.create(ILZE).account();
        String async = chain.till("web").create(ILZE).account();
        chain.cycle();
        String columns = """
                select (to_jsonb(c) - array['customer_id', 'account_id', 'origin_channel', 'created_at', 'numbered_at', 'stamp',
                    'stamp_request', 'changed_xid'])::text || coalesce((
                    select string_agg((to_jsonb(a) - array['customer_id', 'address_id', 'changed_xid'])::text, ',')
                    from customer_address a where a.customer_id = c.customer_id), '')
                from customer c where '%s' in (c.account_id, c.customer_id::text)""";
        String requests = """
                select (to_jsonb(r) - array['request_id', 'customer_id', 'creation_mode', 'captured_at', 'capture_no', 'payload',
                    'channel_id', 'session_id', 'received_at', 'stamp'])::text || (to_jsonb(s) - array['request_id', 'customer_id',
                    'bucket', 'arrival_no', 'channel_id', 'run_id', 'answered_at', 'changed_xid'])::text
                    || (r.session_id is not null) || (r.capture_no > 0) || (s.run_id is not null)
                from customer c join customer_request r using (customer_id) join request_state s using (request_id)
                where '%s' in (c.account_id, c.customer_id::text)""";

        assertThat(atHeadquarters(columns.formatted(sync))).isEqualTo(atHeadquarters(columns.formatted(async)));
        assertThat(atHeadquarters(requests.formatted(sync))).isEqualTo(atHeadquarters(requests.formatted(async)));
    }

    /// Every create since the last look, in its order, and why headquarters did not answer.
    private static List<String> modes(Till till) {
        JdbcClient client = till.store().database().client();
        return client.sql(
                        "select creation_mode || ' ' || coalesce(creation_failure, 'null') from customer_request where capture_no > (select coalesce(max(capture_no), 0) from outbox where session_id is not null) order by capture_no")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void forgetAtRiga(String key) {
        atRigaExecute(
                "delete from outbox where row_key in (select request_id from customer_request where idempotency_key = '%s')"
                        .formatted(key));
        atRigaExecute(
                "delete from customer where customer_id in (select customer_id from customer_request where idempotency_key = '%s')"
                        .formatted(key));
        atRigaExecute("delete from customer_request where idempotency_key = '%s'".formatted(key));
    }

    private static String account(String body) {
        return body.replaceAll("(?s).*\"AccountNumber\":\"(.*?)\".*", "$1");
    }

    private static List<String> atRiga(String question) {
        return riga.store()
                .database()
                .client()
                .sql(question)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void atRigaExecute(String statement) {
        riga.store().database().client().sql(statement).update();
    }

    private static List<String> atHeadquarters(String question) {
        return chain.headquarters()
                .database()
                .client()
                .sql(question)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void execute(String statement) {
        chain.headquarters().database().client().sql(statement).update();
    }
}
