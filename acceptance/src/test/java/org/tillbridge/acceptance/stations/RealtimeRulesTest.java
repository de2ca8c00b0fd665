package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.channel.customers.AskHeadquarters;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.headquarters.accounts.ImmediateConversion;
import org.tillbridge.headquarters.realtime.CreateCustomerNow;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.realtime.NewCustomerCall;
import org.tillbridge.kernel.realtime.NumberedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeCodes;

/// A create that asks headquarters meets everything else that moves customers at the same moment.
class RealtimeRulesTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;
    private CreateCustomerNow now;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        headquarters.convert.open();
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
        now = new CreateCustomerNow(headquarters.database(), this::convert, headquarters.clock);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private Optional<RealtimeAnswer.Refused<NumberedCustomer>> convert(UUID request, Runnable stage) {
        return headquarters.convert.runNow(request, stage) instanceof ImmediateConversion.Refused refused
                ? Optional.of(new RealtimeAnswer.Refused<>(refused.code(), refused.reason()))
                : Optional.empty();
    }

    @Test
    void downloadThatBringsTheCustomerBeforeItsAnswerIsStoredChangesNothing() {
        UUID customer = creates(answer -> {
            headquarters.release.run();
            store.download(headquarters);
            return answer;
        });

        assertThat(store.of(customer, "account_id")).isEqualTo("000001");
        assertThat(store.of(customer, "row_version")).isEqualTo("1");
        assertThat(store.text("select creation_mode from customer_request")).isEqualTo("SYNC");
        assertThat(store.text("select answer from outbox")).isEqualTo("DONE");
        everythingAgrees();
    }

    /// Headquarters created the customer, the store never heard it, and what it brought came down
    /// before the till gave up.
    @Test
    void customerThatCameDownBeforeTheTillGaveUpGetsItsAnswerOnceMore() {
        UUID customer = creates(answer -> {
            headquarters.release.run();
            store.download(headquarters);
            return new RealtimeAnswer.Unanswered<>(RealtimeCodes.COMMUNICATION_FAILED);
        });
        assertThat(store.of(customer, "pending_requests")).isEqualTo("1");

        everythingAgrees();

        assertThat(store.of(customer, "pending_requests")).isEqualTo("0");
        assertThat(store.of(customer, "account_id")).isEqualTo("000001");
        assertThat(headquarters.count("customer")).isEqualTo(1);
        assertThat(headquarters.text("select creation_mode || ' ' || creation_failure from customer_request"))
                .isEqualTo("ASYNC_BY_FALLBACK HeadquarterCommunicationFailure");
    }

    /// Headquarters works on while the till has given up already.
    @Test
    void callThatHeadquartersWorksOnAfterTheSessionBroughtTheRequestMakesNoSecondCustomer() {
        var late = new NewCustomerCall[1];
        UUID customer = creates(
                call -> {
                    late[0] = call;
                    return new RealtimeAnswer.Unanswered<>(RealtimeCodes.COMMUNICATION_FAILED);
                },
                answer -> answer);
        store.upload(line.line);
        headquarters.convert.run();

        RealtimeAnswer<NumberedCustomer> answer = now.run(atHeadquarters(), late[0]);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RealtimeAnswer.Done.class,
                        done -> assertThat(((NumberedCustomer) done.value()).customerId())
                                .isEqualTo(customer));
        assertThat(headquarters.count("customer")).isEqualTo(1);
        everythingAgrees();
        assertThat(store.of(customer, "account_id")).isEqualTo("000001");
    }

    @Test
    void fullPackageBuiltBeforeSparesACustomerThatIsAheadAndAnOldDeltaDoesNotTouchIt() {
        headquarters.has("Old");
        headquarters.release.run();
        Arrival full = headquarters.next("001", Optional.empty()).orElseThrow();
        UUID first = creates(answer -> answer);

        store.apply.run(full);

        assertThat(store.of(first, "account_id")).isEqualTo("000001");
        assertThat(store.count("customer_address")).isEqualTo(1);
        headquarters.has("Newer");
        headquarters.release.run();
        Arrival delta = headquarters.next("001", store.cursor()).orElseThrow();
        UUID second = creates(answer -> answer);
        store.apply.run(delta);
        assertThat(store.of(second, "account_id")).isEqualTo("000002");
        assertThat(store.names()).containsExactly("Ilze Kalns", "Ilze Kalns", "Newer", "Old");
        everythingAgrees();
        assertThat(store.of(second, "row_version")).isEqualTo("1");
    }

    /// The row goes up like every other: a headquarters that was restored gets it back, with its
    /// account ID.
    @Test
    void headquartersThatWasRestoredGetsTheCustomerBackWithTheSameAccount() {
        TestHeadquarters backup = headquarters.copy();
        UUID customer = creates(answer -> answer);
        try (backup;
                var again = new TestLine(store, backup)) {
            backup.convert.open();

            store.upload(again.line);
            backup.convertAndRelease();

            assertThat(backup.text("select customer_id || ' ' || account_id from customer"))
                    .isEqualTo(customer + " 000001");
        }
    }

    /// The batch has locked every customer's bucket; only its numbers would be waited for.
    @Test
    void createStandsBehindNoBatchButForTheNumbers() {
        headquarters.database().runInTransaction(() -> {
            headquarters
                    .client()
                    .sql("select pg_advisory_xact_lock(28994, b) from generate_series(0, 63) b")
                    .query()
                    .listOfRows();

            UUID customer = CompletableFuture.supplyAsync(() -> creates(answer -> answer))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();

            assertThat(store.of(customer, "account_id")).isEqualTo("000001");
        });
        everythingAgrees();
    }

    @Test
    void requestWithOtherContentUnderTheSameKeyIsRefusedAndLeavesNothing() {
        var sent = new NewCustomerCall[1];
        creates(
                call -> {
                    sent[0] = call;
                    return now.run(atHeadquarters(), call);
                },
                answer -> answer);
        var other = new NewCustomerCall(
                sent[0].requestId(),
                sent[0].customerId(),
                "{\"name\": \"Other\", \"customer_type\": \"PERSON\"}",
                sent[0].capturedAt(),
                null,
                sent[0].sentAt());

        assertThat(now.run(atHeadquarters(), other))
                .isEqualTo(new RealtimeAnswer.Refused<>(
                        "RequestHasOtherContent",
                        "Request %s is here with other content, which stands".formatted(sent[0].requestId())));
        assertThat(headquarters.text("select name from customer")).isEqualTo("Ilze Kalns");
    }

    private UUID creates(UnaryOperator<RealtimeAnswer<NumberedCustomer>> meanwhile) {
        return creates(call -> now.run(atHeadquarters(), call), meanwhile);
    }

    private UUID creates(
            Function<NewCustomerCall, RealtimeAnswer<NumberedCustomer>> service,
            UnaryOperator<RealtimeAnswer<NumberedCustomer>> meanwhile) {
        var ask = new AskHeadquarters(
                () -> CreateCustomers.SYNC, AskHeadquarters.Place.ONLINE, call -> meanwhile.apply(service.apply(call)));
        var customers = StoreCustomers.of(new CustomerStation(
                store.database(),
                store.customers.store(),
                store.clock,
                new UuidVersion7(store.clock, new Random()),
                () -> {},
                ask));
        var address = new AddressPayload(null, Map.of(AddressField.STREET, "Brīvības 1"), true);
        var draft = new CustomerDraft(
                Map.of(CustomerField.FIRST_NAME, "Ilze", CustomerField.LAST_NAME, "Kalns"), Set.of(), List.of(address));
        return ((Creation.Created) customers.create().run(new NewCustomer(null, null, draft)))
                .customer()
                .id()
                .value();
    }

    private static Store atHeadquarters() {
        return new Store("001", TestHeadquarters.ENTITY, TestHeadquarters.STORES.name(), "Store 001");
    }

    /// Whatever is on its way arrives; then both sides have the same.
    private void everythingAgrees() {
        store.upload(line.line);
        headquarters.convertAndRelease();
        store.download(headquarters);
        String requests =
                "select string_agg(concat_ws(' ', request_id, customer_id, kind, payload, creation_mode, creation_failure, captured_at, capture_no), E'\\n' order by request_id) from customer_request";
        assertThat(store.text(requests)).isEqualTo(headquarters.text(requests));
        String customers =
                "select string_agg(concat_ws(' ', customer_id, account_id, name, row_version), E'\\n' order by customer_id) from customer";
        assertThat(store.text(customers)).isEqualTo(headquarters.text(customers));
        assertThat(store.text("select count(*)::text from outbox where answer is distinct from 'DONE'"))
                .isEqualTo("0");
        assertThat(headquarters.count("quarantine")).isZero();
    }
}
