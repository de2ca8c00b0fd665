package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.HeadquartersRecords;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.roles.HeadquartersRole;

/// Two headquarters processes over one database, a store at each.
class SeveralHeadquartersTest {

    @TempDir
    static Path folder;

    static Chain chain;

    static HeadquartersRole second;

    @BeforeAll
    static void open() {
        chain = Chain.continuous("riga", "cesis");
        second = chain.startSecondHeadquarters(folder);
        chain.line("cesis").leadTo(second.port());
    }

    @AfterAll
    static void close() {
        second.close();
        chain.close();
    }

    @Test
    void customersOfBothAreNumberedOnceAndReachEveryStore() {
        List<String> created = List.of(create("riga", "Anna"), create("cesis", "Berta"), create("cesis", "Clara"));

        created.forEach(SeveralHeadquartersTest::awaitEverywhere);

        Map<String, String> accounts = new HeadquartersRecords(second.database()).accountsByCustomer();
        assertThat(accounts).containsKeys(created.toArray(String[]::new));
        assertThat(new HashSet<>(accounts.values())).hasSameSizeAs(accounts.keySet());
        assertThat(numbering()).containsExactlyInAnyOrder("HERE", "ELSEWHERE");
    }

    @Test
    void packageIsFetchedFromTheProcessThatBuiltIt() {
        awaitEverywhere(create("riga", "Dace"));
        UUID built = lastPackageOfTheFirst();
        Till riga = chain.till("riga");

        int status = Call.get(URI.create("http://127.0.0.1:%d/exchange/v1/packages/%s".formatted(second.port(), built)))
                .signedWith(riga.store().identity().key())
                .send()
                .status();

        assertThat(status).isEqualTo(200);
        assertThat(folder.resolve("packages/package-" + built + ".zip")).exists();
    }

    @Test
    void jobIsRunWhereNumbersAreGivenWhoeverIsAskedWithWhicheverToken() throws Exception {
        String token = Files.readString(
                        chain.headquartersConfiguration().dataDirectory().resolve("operator.token"))
                .strip();

        Call.Reply reply = Call.post(
                        URI.create(
                                "http://127.0.0.1:%d/api/v1/jobs/synchronize-customers/run".formatted(second.port())),
                        "")
                .bearing(token)
                .send();

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"claimed\":0");
    }

    @Test
    void otherOneGoesOnWhenTheOneThatNumbersEnds() {
        awaitEverywhere(create("riga", "Elina"));
        chain.stopHeadquarters();
        chain.line("riga").leadTo(second.port());

        awaitEverywhere(create("riga", "Fanny"));
        awaitEverywhere(create("cesis", "Gita"));
        becomes(() -> numbering().equals(List.of("HERE")));

        chain.startHeadquarters();
        chain.line("riga").leadTo(chain.headquarters().port());
        awaitEverywhere(create("riga", "Hanna"));
        assertThat(numbering()).containsExactlyInAnyOrder("HERE", "ELSEWHERE");
        await().atMost(Duration.ofSeconds(30)).until(() -> chain.rest().isClean());
    }

    private static String create(String store, String firstName) {
        return chain.till(store)
                .create("{\"FirstName\": \"%s\"}".formatted(firstName))
                .account();
    }

    private static void awaitEverywhere(String customer) {
        becomes(() -> chain.tills().stream()
                .allMatch(till ->
                        till.tryFind(customer).filter(card -> !card.isPending()).isPresent()));
    }

    private static List<String> numbering() {
        return second.database()
                .client()
                .sql("select numbering from headquarters_node order by started_at")
                .query(String.class)
                .list();
    }

    private static UUID lastPackageOfTheFirst() {
        Path first = chain.headquartersConfiguration().dataDirectory();
        return second
                .database()
                .client()
                .sql("select package_id from package order by built_at desc")
                .query(UUID.class)
                .list()
                .stream()
                .filter(built -> Files.exists(first.resolve("packages/package-" + built + ".zip")))
                .findFirst()
                .orElseThrow();
    }

    private static void becomes(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
