package org.tillbridge.headquarters.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.nodes.HeadquartersNode.Numbering;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.testkit.MovableClock;

/// Two headquarters processes over one database.
class HeadquartersNodesTest {

    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    private HeadquartersDatabase headquarters;
    private Node first;
    private Node second;

    /// A process, and what it has heard.
    private final class Node implements HeadquartersNodes.Reactions {
        private final HeadquartersNodes nodes = new HeadquartersNodes(
                headquarters.database(), DataSources.besides(headquarters.source()), clock, UUID.randomUUID());
        private final List<Hint> heard = new CopyOnWriteArrayList<>();

        @Override
        public void heard(Hint hint) {
            heard.add(hint);
        }

        @Override
        public HeadquartersNodes.Standing standing() {
            return new HeadquartersNodes.Standing(Numbering.ELSEWHERE, null);
        }

        Node start(String address) {
            nodes.start(new HeadquartersNodes.Door(address, address), this);
            return this;
        }
    }

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        first = new Node().start("http://first");
        second = new Node().start("http://second");
        first.nodes.look();
    }

    @AfterEach
    void close() {
        first.nodes.close();
        second.nodes.close();
        headquarters.close();
    }

    @Test
    void hintReachesTheOthersAndNotTheOneWhoSaidIt() {
        await().until(() -> {
            first.nodes.say(Hint.Kind.RELEASED, Set.of("riga", "cesis"));
            return !second.heard.isEmpty();
        });

        assertThat(second.heard.getFirst()).isEqualTo(new Hint(Hint.Kind.RELEASED, List.of("cesis", "riga")));
        assertThat(first.heard).isEmpty();
    }

    @Test
    void lostHintIsFoundInTheTables() {
        release();
        headquarters
                .client()
                .sql("insert into store_wish values ('riga', 'P-0001')")
                .update();
        headquarters
                .client()
                .sql("insert into unknown_pair values ('demo', ?, '000001', 'riga', now())")
                .param(UUID.randomUUID())
                .update();

        second.nodes.look();
        second.nodes.look();

        assertThat(second.heard)
                .containsSubsequence(
                        new Hint(Hint.Kind.RELEASED, List.of()),
                        new Hint(Hint.Kind.LEDGER, List.of()),
                        new Hint(Hint.Kind.ASKED, List.of("riga")));
        assertThat(second.heard.stream().filter(hint -> hint.kind() == Hint.Kind.RELEASED))
                .hasSize(1);
    }

    @Test
    void whoIsSilentForAWhileIsGoneAndItsTokenWithIt() {
        String token = "http://second";
        assertThat(first.nodes.others()).extracting(HeadquartersNode::address).containsExactly("http://second");
        assertThat(first.nodes.isToken(token)).isTrue();
        second.nodes.stopListening();

        clock.advance(Duration.ofSeconds(30));
        first.nodes.look();

        assertThat(first.nodes.others()).isEmpty();
        assertThat(first.nodes.isToken(token)).isFalse();
    }

    @Test
    void hintAboutTooManyStoresIsAboutAll() {
        List<String> stores =
                IntStream.range(0, 2_000).mapToObj("store-%05d"::formatted).toList();
        UUID node = UUID.randomUUID();

        String payload = Hint.of(Hint.Kind.RELEASED, stores).payload(node);

        assertThat(Hint.read(payload, UUID.randomUUID())).contains(new Hint(Hint.Kind.RELEASED, List.of()));
        assertThat(Hint.read(payload, node)).isEmpty();
        assertThat(Hint.read(node + " SOMETHING_LATER", UUID.randomUUID())).isEmpty();
    }

    private void release() {
        headquarters
                .client()
                .sql("update newest_release set release_id = ?")
                .param(UUID.randomUUID())
                .update();
    }
}
