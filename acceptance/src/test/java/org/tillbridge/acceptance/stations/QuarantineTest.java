package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.sessions.ReceiveUploadSession.Arrival;
import org.tillbridge.exchange.transport.Answer.Outcome;

/// A row that cannot be taken blocks nobody.
class QuarantineTest {

    private static final String CARD = "{\"customer_type\": \"PERSON\", \"name\": \"Ilze\"}";

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
    }

    @AfterEach
    void close() {
        store.close();
        headquarters.close();
    }

    private static String sound() {
        return SessionFile.row(UUID.randomUUID(), UUID.randomUUID(), "CREATE_CUSTOMER", CARD);
    }

    private Arrival tenThousandWith(String poison) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 9_999; i++) {
            rows.add(sound());
        }
        rows.add(5_000, poison);
        return new SessionFile(folder, "001").of(null, rows.toArray(String[]::new));
    }

    private void assertAllButThePoisonArrived(Arrival session, String key, String reason) {
        assertThat(headquarters.receive.run(session).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(headquarters.count("customer_request")).isEqualTo(9_999);
        assertThat(headquarters.count("request_state where state = 'WAITING'")).isEqualTo(9_999);
        assertThat(headquarters.count("quarantine")).isEqualTo(1);
        assertThat(headquarters.text("select concat_ws(' ', channel_id, table_name, row_key, reason) from quarantine"))
                .startsWith("001 customer_request " + key)
                .contains(reason);
        assertThat(headquarters.text("select content from quarantine")).contains("Ilze");
    }

    @Test
    void uploadedRowWithAValueOfAnotherTypeIsSetAsideAndTheOthersArrive() {
        String poison = SessionFile.row(
                "no-uuid", UUID.randomUUID().toString(), "CREATE_CUSTOMER", CARD, "2026-11-21 12:00:00+00");

        assertAllButThePoisonArrived(tenThousandWith(poison), "no-uuid", "request_id: invalid input syntax");
    }

    @Test
    void uploadedRowWithoutARequiredValueIsSetAsideAndTheOthersArrive() {
        UUID request = UUID.randomUUID();
        String poison = SessionFile.row(request.toString(), "\\N", "CREATE_CUSTOMER", CARD, "2026-11-21 12:00:00+00");

        assertAllButThePoisonArrived(tenThousandWith(poison), request.toString(), "customer_id: is null");
    }

    @Test
    void uploadedRowThatOnlyTheStagingStatementRefusesIsSetAsideAndTheOthersArrive() {
        UUID request = UUID.randomUUID();
        String poison = SessionFile.row(
                request.toString(), UUID.randomUUID().toString(), "CREATE_CUSTOMER", CARD, "294276-12-31 23:59:59+00");
        Arrival session = tenThousandWith(poison);
        var fromASlowClock = new Arrival(
                "001",
                session.sessionId(),
                session.file(),
                headquarters.clock.instant().minusSeconds(60));

        assertAllButThePoisonArrived(fromASlowClock, request.toString(), "timestamp out of range");
    }

    @Test
    void sessionWithAPoisonRowTwiceSetsItAsideOnce() {
        Arrival session = new SessionFile(folder, "001")
                .of(null, sound(), SessionFile.row("poison", "x", "CREATE_CUSTOMER", CARD, "never"));
        headquarters.receive.run(session);

        assertThat(headquarters.receive.run(session).outcome()).isEqualTo(Outcome.ALREADY_APPLIED);

        assertThat(headquarters.count("quarantine")).isEqualTo(1);
        assertThat(headquarters.text("select reason from quarantine"))
                .contains("request_id: ", "customer_id: ", "captured_at: ");
    }

    @Test
    void databaseThatIsAwayIsNoPoison() {
        headquarters
                .client()
                .sql("alter table staging.request_state rename to gone")
                .update();

        assertThatThrownBy(() -> headquarters.receive.run(new SessionFile(folder, "001").of(null, sound())))
                .isInstanceOf(RuntimeException.class);

        assertThat(headquarters.count("quarantine")).isZero();
        assertThat(headquarters.count("upload_session")).isZero();
    }

    private UUID tenThousandCustomersWith(String poison) {
        UUID id = headquarters.has(poison);
        headquarters.client().sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
                select 'demo', gen_random_uuid(), 'M' || n, 'PERSON', 'Sound ' || n, '003', t, t, t, gen_random_uuid()
                from generate_series(1, 9999) n, (values (timestamptz '2026-11-21 12:00:00+00')) v (t)
                """).update();
        headquarters.release.run();
        return id;
    }

    private void assertAllButThePoisonAreAtTheStore(UUID poison, String reason) {
        store.download(headquarters);

        assertThat(store.count("customer")).isEqualTo(9_999);
        assertThat(store.search("sound 9999")).hasSize(1);
        assertThat(store.count("quarantine")).isEqualTo(1);
        assertThat(store.text("select table_name || ' ' || row_key || ' ' || reason from quarantine"))
                .startsWith("customer demo, " + poison)
                .contains(reason);
    }

    @Test
    void downloadedRowThatAConstraintOfTheStoreRefusesIsSetAsideAndTheOthersArrive() {
        store.client()
                .sql("alter table customer add constraint no_poison check (name <> 'Poison')")
                .update();

        assertAllButThePoisonAreAtTheStore(tenThousandCustomersWith("Poison"), "no_poison");
    }

    @Test
    void downloadedRowWithAValueOfAnotherTypeIsSetAsideAndTheOthersArrive() {
        store.close();
        headquarters
                .client()
                .sql("alter table master.customer alter column language type text")
                .update();
        store = new TestStore("001", folder, "alter table customer alter column language type varchar(5)");
        UUID poison = tenThousandCustomersWith("Poison");
        headquarters
                .client()
                .sql("update customer set language = 'much too long' where name = 'Poison'")
                .update();

        assertAllButThePoisonAreAtTheStore(poison, "value too long");
    }

    @Test
    void downloadedRowThatTheSearchWordsRefuseIsSetAsideAndTheOthersArrive() {
        store.client()
                .sql("alter table customer_word add constraint short check (length(word) < 9)")
                .update();

        assertAllButThePoisonAreAtTheStore(tenThousandCustomersWith("Poisonous"), "short");
    }

    @Test
    void storeThatHasARowKeepsItWhenItsNewerVersionInAFullPackageIsPoison() {
        UUID customer = headquarters.has("Sound");
        headquarters.has("Other");
        headquarters.release.run();
        store.download(headquarters);
        store.client()
                .sql("alter table customer add constraint no_poison check (name <> 'Poison')")
                .update();
        headquarters.renames(customer, "Poison");
        headquarters.release.run();
        store.client().sql("delete from download_cursor").update();

        store.download(headquarters);

        assertThat(store.names()).containsExactly("Other", "Sound");
        assertThat(store.count("quarantine")).isEqualTo(1);
    }

    @Test
    void storeThatHasARowKeepsItWhenItsNewerVersionInAFullPackageDoesNotFitItsTypes() {
        store.close();
        store = new TestStore("001", folder, "alter table customer alter column name type varchar(10)");
        UUID customer = headquarters.has("Sound");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.renames(customer, "Much too long a name");
        headquarters.release.run();
        store.client().sql("delete from download_cursor").update();

        store.download(headquarters);

        assertThat(store.names()).containsExactly("Sound");
        assertThat(store.text("select reason from quarantine")).contains("name: value too long");
    }

    @Test
    void removalWithAnImpossibleKeyIsSetAsideAndTheOthersLeave() {
        UUID customer = headquarters.has("Leaves");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.removes(customer);
        headquarters.client().sql("""
                insert into removed_row (table_name, legal_entity, row_key, removed_at)
                values ('customer', 'demo', array['demo', 'no uuid'], '2026-11-21 12:00:00+00')
                """).update();
        headquarters.release.run();

        store.download(headquarters);

        assertThat(store.count("customer")).isZero();
        assertThat(store.text("select row_key from quarantine")).isEqualTo("demo, no uuid");
    }
}
