package org.tillbridge.acceptance.versions;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.headquarters.stores.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A chain in the middle of an upgrade: headquarters and Riga run today's build, Oslo still runs an
/// old one, as a process of its own over its own database (spec R05).
@Tag("long")
final class OldStoreStoryTest {

    /// The first whose stores sign their calls.
    private static final String COMMIT = "56ff4d85";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CUSTOMERS = 20;

    private static Chain chain;
    private static OldBuild old;
    private static List<String> settings;
    private static URI oslo;
    private static URI riga;
    private static Process store;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        old = OldBuild.of(COMMIT, folder);
        chain = Chain.continuous("riga");
        riga = chain.till("riga").door();
        oslo = Chain.freeDoor().resolve("/Commerce/");
        settings = settings(folder.resolve("oslo"));
        chain.headquarters().admission().register(new Store("oslo", Chain.ENTITY, Chain.ENTITY, "Oslo"));
        String code = chain.headquarters().admission().newJoinCode("oslo").orElseThrow();
        old.run(with("channel", "join", "--hq", chain.headquartersUrl().toString(), "--code", code));
        store = old.store(oslo, with("channel"));
    }

    @AfterAll
    static void close() throws Exception {
        if (store != null) {
            store.destroy();
            store.waitFor();
        }
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void customersOfAnOldAndANewStoreInOneGroupAreConvertedAndFoundInBoth() throws Exception {
        List<String> customers = new ArrayList<>();
        IntStream.range(0, CUSTOMERS).forEach(each -> {
            customers.add(created(oslo, "Old", each));
            customers.add(created(riga, "New", each));
        });

        assertNumberedAndFoundIn(oslo, customers);
        assertNumberedAndFoundIn(riga, customers);
        assertThat(chain.records().accountsByCustomer())
                .containsKeys(customers.toArray(String[]::new))
                .doesNotContainValue("");

        changed(oslo, customers.get(1), "ByOld");
        changed(riga, customers.get(0), "ByNew");

        awaitName(riga, customers.get(1), "ByOld");
        awaitName(oslo, customers.get(0), "ByNew");

        store.destroy();
        store.waitFor();
        customers.add(created(riga, "Meanwhile", 0));
        store = old.store(oslo, with("channel"));
        assertNumberedAndFoundIn(oslo, customers);

        assertHeadquartersHasNothingAgainstTheOldStore();
    }

    /// Today's stores say what they have and are sent what differs; the old one is sent everything.
    @Test
    void oldStoreWhoseCursorHeadquartersNoLongerKnowsGetsEverythingAnew() {
        List<String> customers = new ArrayList<>(List.of(created(oslo, "Before", 0), created(riga, "Before", 1)));
        assertNumberedAndFoundIn(oslo, customers);
        chain.headquarters().database().client().sql("delete from package").update();

        customers.add(created(riga, "After", 2));

        assertNumberedAndFoundIn(oslo, customers);
        assertNumberedAndFoundIn(riga, customers);
        assertHeadquartersHasNothingAgainstTheOldStore();
    }

    private static void assertHeadquartersHasNothingAgainstTheOldStore() {
        assertThat(
                        list(
                                "select distinct state from exchange.download_session where channel_id = 'oslo' and job = '1010'"))
                .contains("APPLIED")
                .doesNotContain("DOWNLOAD_FAILED", "APPLY_FAILED", "SUSPENDED");
        assertThat(list("select reason from exchange.quarantine")).isEmpty();
    }

    private static List<String> list(String sql) {
        return chain.headquarters()
                .database()
                .client()
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void assertNumberedAndFoundIn(URI door, List<String> customers) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(customers).allMatch(customer -> isNumbered(found(door, customer))));
    }

    private static boolean isNumbered(JsonNode card) {
        return card.path("IsAsyncCustomer").isBoolean()
                && !card.path("IsAsyncCustomer").asBoolean();
    }

    private static void awaitName(URI door, String customer, String name) {
        await().atMost(60, SECONDS)
                .until(() ->
                        found(door, customer).path("FirstName").asString("").equals(name));
    }

    private static String created(URI door, String name, int number) {
        Call.Reply reply = Call.post(
                        door.resolve("Customers"),
                        "{\"FirstName\": \"%s %d\", \"LastName\": \"Kalns\"}".formatted(name, number))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return JSON.readTree(reply.body()).path("AccountNumber").asString();
    }

    private static void changed(URI door, String customer, String name) {
        Call.Reply reply = new Call(
                        "PATCH",
                        customer(door, customer),
                        "{\"FirstName\": \"%s\"}".formatted(name),
                        List.of("Content-Type", "application/json"))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode found(URI door, String customer) {
        return JSON.readTree(Call.get(customer(door, customer)).send().body());
    }

    private static URI customer(URI door, String customer) {
        return door.resolve("Customers('%s')".formatted(customer));
    }

    private static List<String> settings(Path data) {
        return List.of(
                "--set",
                "data.directory=" + data,
                "--set",
                "channel.headquarters-url=" + chain.headquartersUrl(),
                "--set",
                "channel.port=" + oslo.getPort(),
                "--set",
                "channel.stores.oslo.country=NO");
    }

    private static List<String> with(String... command) {
        var all = new ArrayList<>(settings);
        all.addAll(List.of(command));
        return all;
    }
}
