package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.NextRequest.Trouble;
import org.tillbridge.headquarters.backups.SafePromise;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.distribution.AnswerPoll;
import org.tillbridge.headquarters.distribution.AnswerPoll.Offering;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.SendPackages;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.sessions.PurgeHistory;
import org.tillbridge.headquarters.stores.Store;

/// Station 8: what the sessions of the stores say, and what they do to the answers.
class DownloadSessionsTest {

    private static final ChannelGroup OFFLINE =
            new ChannelGroup("registers", TestHeadquarters.ENTITY, ChannelGroup.Kind.OFFLINE);

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        headquarters
                .client()
                .sql("update channel set joined_at = timestamptz '2026-03-02 09:00+00' where channel_id <> '003'")
                .update();
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    /// I13
    @Test
    void tryCountOfZeroNeverSuspends() {
        AnswerPoll polls = polls(0);
        headquarters.has("Ilze");
        headquarters.release.run();

        for (int tries = 0; tries < 12; tries++) {
            UUID offered = offered(polls).getFirst().packageId();
            polls.hear(store(), request(List.of(trouble(offered))));
            headquarters.clock.advance(Duration.ofMinutes(6));
        }

        assertThat(state()).isEqualTo("APPLY_FAILED 12");
        assertThat(offered(polls)).isNotEmpty();
    }

    @Test
    void packageThatFailedIsNotOfferedBeforeItsNextTryAndNothingElseWaitsForIt() {
        AnswerPoll polls = polls(5);
        headquarters.has("Ilze");
        headquarters.release.run();
        UUID offered = offered(polls).getFirst().packageId();

        polls.hear(store(), request(List.of(trouble(offered))));
        headquarters
                .client()
                .sql("update download_session set next_try_at = next_try_at + interval '1 minute' where job = '1010'")
                .update();

        assertThat(offered(polls)).extracting(NextAnswer.Offer::job).doesNotContain("1010");
        headquarters.clock.advance(Duration.ofMinutes(2));
        assertThat(offered(polls)).extracting(NextAnswer.Offer::job).contains("1010");
    }

    @Test
    void sameTroubleToldTwiceIsOneTry() {
        AnswerPoll polls = polls(5);
        headquarters.has("Ilze");
        headquarters.release.run();
        UUID offered = offered(polls).getFirst().packageId();

        polls.hear(store(), request(List.of(trouble(offered))));
        polls.hear(store(), request(List.of(trouble(offered))));

        assertThat(state()).isEqualTo("APPLY_FAILED 1");
    }

    /// Asked for once, and offered until it is applied: an answer may be lost on its way.
    @Test
    void packageWhoseOfferWasLostOnTheWayIsOfferedAgain() {
        AnswerPoll polls = polls(5);
        var downloads = new DownloadSessions(headquarters.database(), headquarters.clock, 5);
        headquarters.has("Ilze");
        headquarters.release.run();
        downloads.request(List.of("001"), List.of("1010"));

        UUID lost = asked(polls, null).getFirst().packageId();
        UUID again = asked(polls, null).getFirst().packageId();

        assertThat(again).isEqualTo(lost);
        assertThat(state()).isEqualTo("DOWNLOADED 0");
        polls.hear(store(), request(again, List.of()));
        assertThat(asked(polls, again)).isEmpty();
        assertThat(state()).isEqualTo("APPLIED 0");
    }

    private List<NextAnswer.Offer> asked(AnswerPoll polls, @Nullable UUID cursor) {
        var request = new NextRequest(
                cursor == null ? Map.of() : Map.of("1010", cursor),
                0,
                null,
                null,
                null,
                headquarters.clock.instant(),
                null,
                true,
                List.of(),
                true,
                Map.of());
        return polls.answer(store(), request, Offering.ON_REQUEST)
                .map(NextAnswer::packages)
                .orElse(List.of());
    }

    @Test
    void newerReleaseChangesWhatTheOpenSessionBringsAndOpensNoOther() {
        AnswerPoll polls = polls(3);
        headquarters.has("Ilze");
        headquarters.release.run();
        offered(polls);
        headquarters.has("Juris");
        headquarters.release.run();

        UUID second = offered(polls).getFirst().packageId();

        assertThat(headquarters.text("select package_id::text from download_session where job = '1010'"))
                .isEqualTo(second.toString());
    }

    @Test
    void copyOfAStoreIsNamedBesideTheStoreThatGoesOnUntilItIsGone() {
        AnswerPoll polls = polls(3);
        var status = new SynchronizationStatus(
                headquarters.database(),
                headquarters.clock,
                new SynchronizationStatus.Others(
                        Optional::empty, List::of, List::of, () -> new SafePromise(0, null, 0), List::of));
        polls.hear(store(), stopped("It was restored or copied"));
        assertThat(condition(status)).isEqualTo("It was restored or copied copied=false");

        for (int poll = 0; poll < 3; poll++) {
            headquarters.clock.advance(Duration.ofSeconds(20));
            polls.hear(store(), request(List.of()));
            assertThat(condition(status)).isEqualTo("It was restored or copied copied=true");
            headquarters.clock.advance(Duration.ofSeconds(5));
            polls.hear(store(), stopped("It was restored or copied"));
            assertThat(condition(status)).isEqualTo("It was restored or copied copied=true");
        }

        headquarters.clock.advance(Duration.ofMinutes(3));
        polls.hear(store(), request(List.of()));
        assertThat(condition(status)).isEqualTo("null copied=false");
    }

    private static String condition(SynchronizationStatus status) {
        var store = status.stores().getFirst();
        return store.stoppedReason() + " copied=" + store.copied();
    }

    private NextRequest stopped(String reason) {
        return new NextRequest(
                Map.of(), 3, null, null, reason, headquarters.clock.instant(), null, true, List.of(), false, Map.of());
    }

    /// I19
    @Test
    void databaseThatHasNotJoinedHasNoSessionsAndJoiningNeedsTheFewestPossible() {
        AnswerPoll polls = polls(3);
        var downloads = new DownloadSessions(headquarters.database(), headquarters.clock, 3);
        for (String name : List.of("Ilze", "Juris", "Liga")) {
            headquarters.has(name);
            headquarters.release.run();
            downloads.request(List.of("001", "002", "003"), List.of("1010"));
        }

        assertThat(headquarters.text("select string_agg(channel_id, ' ' order by channel_id) from download_session"))
                .isEqualTo("001 002");
        headquarters
                .client()
                .sql("update channel set joined_at = timestamptz '2026-03-02 10:00+00' where channel_id = '003'")
                .update();
        List<NextAnswer.Offer> first = offers(polls, new Store("003", TestHeadquarters.ENTITY, "stores", "Store"));
        assertThat(first).filteredOn(offer -> offer.job().equals("1010")).hasSize(1);
        assertThat(headquarters.count("download_session where channel_id = '003' and job = '1010'"))
                .isEqualTo(1);
    }

    /// I10, M07
    @Test
    void excludedTableIsEmptiedInOfflineDatabasesOnly() {
        headquarters.has("Ilze");
        staff("Anna");
        headquarters.release.run();
        try (var channel = new TestStore("001", folder);
                var register = new TestStore("002", folder)) {
            take(channel, TestHeadquarters.STORES);
            take(register, OFFLINE);
            assertThat(register.names()).containsExactly("Ilze");
            UUID born = register.creates("Juris");

            headquarters
                    .client()
                    .sql("update job set offline = 'EXCLUDED' where job = '1010'")
                    .update();
            headquarters.jobs.forget();
            headquarters.clock.advance(Duration.ofSeconds(3));
            take(channel, TestHeadquarters.STORES);
            take(register, OFFLINE);

            assertThat(channel.names()).containsExactly("Ilze");
            assertThat(register.names()).containsExactly("Juris Kalns");
            assertThat(register.of(born, "account_id")).isEqualTo("null");
            assertThat(register.count("staff")).isEqualTo(1);
        }
    }

    private void take(TestStore store, ChannelGroup group) {
        headquarters.nextCustomers(store.id, group, store.cursor()).ifPresent(store.apply::run);
        store.download(headquarters, "1060", group);
    }

    /// I21
    @Test
    void historyOlderThanTheRetentionIsForgottenButNotWhatAStoreAsksFrom() throws IOException {
        AnswerPoll polls = polls(3);
        var history = new PurgeHistory(headquarters.database(), folder, Duration.ofDays(30), headquarters.clock);
        UUID cursor = null;
        for (int release = 0; release < 3; release++) {
            headquarters.has("Customer " + release);
            headquarters.release.run();
            NextRequest request = request(cursor, List.of());
            cursor = polls.answer(store(), request, Offering.PACKAGES).orElseThrow().packages().stream()
                    .filter(offer -> offer.job().equals("1010"))
                    .findFirst()
                    .orElseThrow()
                    .packageId();
            polls.hear(store(), request(cursor, List.of()));
        }
        headquarters
                .client()
                .sql("delete from download_session where job <> '1010'")
                .update();
        headquarters.client().sql("delete from package where job <> '1010'").update();
        headquarters.clock.advance(Duration.ofDays(31));
        age(folder);

        PurgeHistory.Outcome purged = history.run();

        assertThat(purged.sessions()).isEqualTo(2);
        assertThat(purged.packages()).isEqualTo(2);
        assertThat(headquarters.text("select string_agg(package_id::text, ' ') from package"))
                .isEqualTo(cursor.toString());
        assertThat(headquarters.count("release")).isEqualTo(2);
        assertThat(history.run()).isEqualTo(new PurgeHistory.Outcome(0, 0, 0, 0, 0));
        headquarters.has("Customer 3");
        headquarters.release.run();
        UUID next = polls.answer(store(), request(cursor, List.of()), Offering.PACKAGES)
                .orElseThrow()
                .packages()
                .getFirst()
                .packageId();
        assertThat(headquarters.text(
                        "select (from_release is not null)::text from package where package_id = '%s'".formatted(next)))
                .isEqualTo("true");
    }

    private void age(Path packages) throws IOException {
        try (var files = Files.list(packages)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(
                        file, FileTime.from(headquarters.clock.instant().minus(Duration.ofDays(2))));
            }
        }
    }

    private AnswerPoll polls(int tryCount) {
        return new AnswerPoll(
                headquarters.database(),
                headquarters.receive,
                new AnswerPoll.Distribution(
                        headquarters.jobs,
                        headquarters.build,
                        new SendPackages(
                                headquarters.build,
                                TableStatements.checkedAgainst(headquarters.database()),
                                folder,
                                Set.of("1010")),
                        new DownloadSessions(headquarters.database(), headquarters.clock, tryCount)),
                new WaitingStores(headquarters.database()),
                headquarters.clock);
    }

    private static Store store() {
        return new Store("001", TestHeadquarters.ENTITY, TestHeadquarters.STORES.name(), "Store 001");
    }

    private List<NextAnswer.Offer> offered(AnswerPoll polls) {
        return offers(polls, store());
    }

    private List<NextAnswer.Offer> offers(AnswerPoll polls, Store store) {
        return polls.answer(store, request(List.of()), Offering.PACKAGES)
                .map(NextAnswer::packages)
                .orElse(List.of());
    }

    private NextRequest request(List<Trouble> troubles) {
        return request(null, troubles);
    }

    private NextRequest request(@Nullable UUID cursor, List<Trouble> troubles) {
        return new NextRequest(
                cursor == null ? Map.of() : Map.of("1010", cursor),
                0,
                null,
                null,
                null,
                headquarters.clock.instant(),
                null,
                true,
                troubles,
                false,
                Map.of());
    }

    private static Trouble trouble(UUID packageId) {
        return new Trouble("1010", packageId, Trouble.Step.APPLY, "The store's disk says no");
    }

    private String state() {
        return headquarters.text("select state || ' ' || tries from download_session where job = '1010'");
    }

    private void staff(String name) {
        headquarters
                .client()
                .sql("insert into staff (legal_entity, staff_id, name) values ('demo', 's1', ?)")
                .param(name)
                .update();
    }
}
