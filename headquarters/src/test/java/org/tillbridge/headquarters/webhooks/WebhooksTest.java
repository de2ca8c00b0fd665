package org.tillbridge.headquarters.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.changes.ChangeKind;
import org.tillbridge.headquarters.changes.PublishChanges;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.webhooks.SendWebhook.Message;
import org.tillbridge.headquarters.webhooks.Webhook.State;
import org.tillbridge.headquarters.webhooks.WebhookAddress.PrivateAddresses;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.testkit.MovableClock;

final class WebhooksTest {

    private final HeadquartersDatabase headquarters = new HeadquartersDatabase();
    private final MovableClock clock = MovableClock.at(HeadquartersDatabase.NOW);
    private final PublishChanges publish = new PublishChanges(headquarters.database(), clock, Duration.ofDays(30));
    private final ReadChanges changes = new ReadChanges(headquarters.database(), publish);
    private final WebhookKey key = WebhookKey.of(WebhookKey.random());
    private final Webhooks webhooks = new Webhooks(
            headquarters.database(),
            changes,
            new AuditTrail(headquarters.database(), clock),
            clock,
            new Webhooks.Keys(key, PrivateAddresses.ALLOWED));
    private final DeliverWebhooks deliver = process();
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        deliver.close();
        receiver.close();
        headquarters.close();
    }

    @Test
    void changesAreToldInOrderSignedOnceAndWithoutAnythingPersonal() {
        Webhooks.Added added = add();
        UUID ilze = numbered();
        changed(ilze);

        assertThat(deliver.tell("shop")).isEqualTo(2);
        assertThat(deliver.tell("shop")).isZero();

        assertThat(receiver.got())
                .extracting(message -> message.json().path("type").asString())
                .containsExactly("account.assigned", "customer.changed");
        Receiver.Got first = receiver.got().getFirst();
        byte[] secret = Base64.getDecoder().decode(added.secret().substring("whsec_".length()));
        assertThat(first.signature())
                .isEqualTo(SendWebhook.signature(secret, new Message(first.id(), first.body()), first.timestamp()));
        assertThat(first.json().path("data").path("customerId").asString()).isEqualTo(ilze.toString());
        assertThat(first.json().path("data").path("accountId").asString()).isNotEmpty();
        assertThat(first.body()).doesNotContain("Ilze");
        assertThat(webhooks.show("shop").waiting()).isZero();
    }

    @Test
    void onlyTheKindsThatWereAskedForAreTold() {
        webhooks.add("shop", receiver.url(), List.of(ChangeKind.CUSTOMER_MERGED));
        numbered();
        publish.run(1);

        assertThat(deliver.tell("shop")).isZero();

        assertThat(receiver.got()).isEmpty();
        assertThat(webhooks.show("shop").waiting()).isZero();
    }

    @Test
    void receiverThatFailsIsToldTheSameAgainLaterAndNothingBehindItBefore() {
        add();
        numbered();
        numbered();
        receiver.answering(message -> 500);

        assertThat(deliver.tell("shop")).isZero();
        Webhook failing = webhooks.show("shop");
        receiver.answering(message -> 200);
        assertThat(deliver.tell("shop")).isEqualTo(2);

        assertThat(failing.lastFailure()).isEqualTo("The receiver answered 500");
        assertThat(failing.nextTryAt())
                .isBetween(clock.instant().plusMillis(2_500), clock.instant().plusSeconds(5));
        assertThat(receiver.ids().get(0))
                .isEqualTo(receiver.ids().get(1))
                .isNotEqualTo(receiver.ids().get(2));
        assertThat(webhooks.show("shop").failures()).isZero();
    }

    @Test
    void pausesGrowAndAfterDaysItIsDisabledWithAReasonUntilAPersonResumesIt() {
        add();
        numbered();
        receiver.close();

        deliver.tell("shop");
        deliver.tell("shop");
        deliver.tell("shop");
        Webhook failing = webhooks.show("shop");
        clock.advance(Duration.ofDays(3));
        deliver.tell("shop");
        Webhook disabled = webhooks.show("shop");

        assertThat(failing.failures()).isEqualTo(3);
        assertThat(failing.nextTryAt()).isAfterOrEqualTo(HeadquartersDatabase.NOW.plusSeconds(10));
        assertThat(disabled.state()).isEqualTo(State.DISABLED);
        assertThat(disabled.reason()).contains("failed for 72 h", "webhooks resume");
        assertThat(deliver.tell("shop")).isZero();
        assertThat(webhooks.resume("shop").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void receiverThatIsGoneIsToldNothingMore() {
        add();
        numbered();
        receiver.answering(message -> 410);

        deliver.tell("shop");

        assertThat(webhooks.show("shop").state()).isEqualTo(State.DISABLED);
    }

    @Test
    void slowReceiverIsGivenUpAndKeepsNobodyWaiting() throws IOException {
        var release = new CountDownLatch(1);
        receiver.answering(message -> awaited(release));
        add();
        try (var quick = new Receiver()) {
            webhooks.add("quick", quick.url(), List.of());
            numbered();
            publish.run(1);

            deliver.run();

            await().until(() -> quick.got().size() == 1);
            await().until(() -> webhooks.show("shop").lastFailure() != null);
            assertThat(webhooks.show("shop").lastFailure()).contains("did not answer");
        } finally {
            release.countDown();
        }
    }

    @Test
    void processThatEndsHalfWayTellsTheLastOneAgainWithTheSameId() throws InterruptedException {
        add();
        numbered();
        numbered();
        publish.run(1);
        var second = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        receiver.answering(message -> {
            if (receiver.got().size() < 2) {
                return 200;
            }
            second.countDown();
            return awaited(release);
        });
        Thread process = Thread.ofVirtual().start(() -> deliver.tell("shop"));
        second.await();
        process.interrupt();
        process.join();
        release.countDown();
        receiver.answering(message -> 200);

        try (DeliverWebhooks next = process()) {
            assertThat(next.tell("shop")).isEqualTo(1);
        }

        assertThat(receiver.ids().get(2)).isEqualTo(receiver.ids().get(1));
        assertThat(new HashSet<>(receiver.ids())).hasSize(2);
        assertThat(webhooks.show("shop").failures()).isZero();
    }

    @Test
    void twoProcessesTellEachChangeOnceAndInOrder() throws InterruptedException {
        add();
        List<UUID> customers =
                IntStream.range(0, 20).mapToObj(each -> numbered()).toList();
        publish.run(1);

        try (DeliverWebhooks other = process()) {
            Thread one = Thread.ofVirtual().start(() -> deliver.tell("shop"));
            Thread two = Thread.ofVirtual().start(() -> other.tell("shop"));
            one.join();
            two.join();
        }

        assertThat(receiver.got())
                .extracting(message ->
                        message.json().path("data").path("customerId").asString())
                .containsExactlyElementsOf(
                        customers.stream().map(UUID::toString).toList());
    }

    @Test
    void pausedWebhookIsToldLaterAndReplayTellsAgainFromAPoint() {
        add();
        String start = changes.run("now", 1).next();
        numbered();
        publish.run(1);
        webhooks.pause("shop");
        assertThat(deliver.tell("shop")).isZero();
        webhooks.resume("shop");
        assertThat(deliver.tell("shop")).isEqualTo(1);

        webhooks.replay("shop", start);
        deliver.tell("shop");

        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.ids().get(0)).isEqualTo(receiver.ids().get(1));
    }

    @Test
    void webhookThatWasAwayLongerThanChangesAreKeptIsDisabledNotPassedOver() {
        add();
        numbered();
        numbered();
        webhooks.pause("shop");
        clock.advance(Duration.ofDays(31));
        publish.purge();
        webhooks.resume("shop");

        assertThat(deliver.tell("shop")).isZero();

        assertThat(webhooks.show("shop").reason()).contains("no longer kept", "replay shop --since now");
        webhooks.replay("shop", "now");
        webhooks.resume("shop");
        numbered();
        assertThat(deliver.tell("shop")).isEqualTo(1);
    }

    @Test
    void testMessageIsSentAtOnceAndSaysWhatTheReceiverDid() {
        add();
        try (var send = new SendWebhook(PrivateAddresses.ALLOWED, clock)) {
            assertThat(webhooks.test("shop", send).delivered()).isTrue();
            receiver.answering(message -> 404);
            assertThat(webhooks.test("shop", send).failure()).isEqualTo("The receiver answered 404");
        }
        assertThat(receiver.got().getFirst().json().path("type").asString()).isEqualTo("webhook.test");
    }

    @Test
    void secretStandsNowhereInTheClearAndOnlyOneKeyOpensIt() {
        Webhooks.Added added = add();
        byte[] secret = Base64.getDecoder().decode(added.secret().substring("whsec_".length()));

        String tables = headquarters.text(
                "select w::text || (select string_agg(a::text, '') from audit_event a) || (select string_agg(v::text, '') from audit_value v) from webhook w");
        var otherKey = new Webhooks(
                headquarters.database(),
                changes,
                new AuditTrail(headquarters.database(), clock),
                clock,
                new Webhooks.Keys(WebhookKey.of(WebhookKey.random()), PrivateAddresses.ALLOWED));

        assertThat(tables)
                .doesNotContain(added.secret().substring(6, 20))
                .doesNotContain(HexFormat.of().formatHex(secret).substring(0, 20));
        assertThat(key.toString())
                .doesNotContain(Base64.getEncoder().encodeToString(key.key().getEncoded()));
        assertThatThrownBy(() -> otherKey.secret(webhooks.show("shop"))).hasMessageContaining("add it anew");
    }

    private Webhooks.Added add() {
        return webhooks.add("shop", receiver.url(), List.of());
    }

    /// Another headquarters process over the same database.
    private DeliverWebhooks process() {
        var parts = new DeliverWebhooks.Parts(
                webhooks,
                changes,
                new SendWebhook(PrivateAddresses.ALLOWED, clock, Duration.ofMillis(700)),
                new WebhookProgress(headquarters.database(), clock, Duration.ofDays(3), new SplittableRandom(1)));
        return new DeliverWebhooks(parts, DataSources.besides(headquarters.source()), clock);
    }

    private static int awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    private UUID numbered() {
        UUID customer = UUID.randomUUID();
        headquarters
                .client()
                .sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
                values ('demo', :id, left(:id::text, 20), 'PERSON', 'Ilze', '001', :now, :now, :now, :id)""")
                .param("id", customer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        publish.run(1);
        return customer;
    }

    private void changed(UUID customer) {
        headquarters
                .client()
                .sql(
                        "update customer set name = 'Ilze B', row_version = row_version + 1, changed_xid = pg_current_xact_id() where customer_id = ?")
                .param(customer)
                .update();
        publish.run(1);
    }
}
