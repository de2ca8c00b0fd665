package org.tillbridge.headquarters.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.realtime.FetchCustomerCall;
import org.tillbridge.kernel.realtime.FetchedCustomer;
import org.tillbridge.kernel.realtime.RealtimeAnswer;

/// The same text as a customer's key, and as an account ID, in two legal entities: two customers,
/// and nothing asked for the one ever resolves to the other (spec A13).
class CompanyIsolationTest {

    private static final String OTHER = "lv";
    private static final UUID CUSTOMER = UUID.fromString("01a20021-87ea-7319-b267-490be6d6846f");
    private static final Store OF_DEMO = new Store("001", "demo", "demo", "One");
    private static final Store OF_OTHER = new Store("riga", OTHER, "lv-stores", "Riga");

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;
    private FetchCustomerNow fetch;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        var admission = new StoreAdmission(headquarters.database(), () -> HeadquartersDatabase.NOW);
        admission.addLegalEntity(new StoreAdmission.LegalEntity(OTHER, "Veikali SIA", "", 6));
        admission.register(OF_OTHER);
        var ledger = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        job = new SynchronizeCustomers(
                headquarters.database(), ledger, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        job.open();
        fetch = new FetchCustomerNow(headquarters.database(), () -> {}, store -> false);
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void sameKeyInTwoLegalEntitiesIsTwoCustomersAndNeitherIsReachedThroughTheOther() {
        headquarters.arrive(Request.create(CUSTOMER, "Anna of demo"));
        headquarters.arrive(
                UUID.randomUUID(), Request.create(CUSTOMER, "Berta of lv").at("riga", HeadquartersDatabase.NOW), OTHER);
        job.run();

        assertThat(
                        headquarters.text(
                                "select string_agg(legal_entity || ' ' || account_id || ' ' || name, ', ' order by legal_entity) from customer"))
                .isEqualTo("demo 000001 Anna of demo, lv 000001 Berta of lv");
        assertThat(fetched(OF_DEMO, CUSTOMER, null)).contains("Anna of demo").doesNotContain("Berta");
        assertThat(fetched(OF_OTHER, CUSTOMER, null)).contains("Berta of lv").doesNotContain("Anna");
        assertThat(fetched(OF_OTHER, null, "000001")).contains("Berta of lv").doesNotContain("Anna");

        headquarters.arrive(
                UUID.randomUUID(),
                new Request("riga", CUSTOMER, "CHANGE_CUSTOMER", "{\"email\":\"b@lv.lv\"}", HeadquartersDatabase.NOW),
                OTHER);
        job.run();

        assertThat(
                        headquarters.text(
                                "select string_agg(legal_entity || ' ' || coalesce(email, 'none'), ', ' order by legal_entity) from customer"))
                .isEqualTo("demo none, lv b@lv.lv");
    }

    @Test
    void customerOfAnotherLegalEntityIsNobodyAndARequestAboutHerWaitsForHerOwn() {
        headquarters.arrive(Request.create(CUSTOMER, "Anna of demo"));
        headquarters.arrive(
                UUID.randomUUID(),
                new Request("riga", CUSTOMER, "CHANGE_CUSTOMER", "{\"email\":\"b@lv.lv\"}", HeadquartersDatabase.NOW),
                OTHER);
        job.run();

        assertThat(fetch.run(OF_OTHER, new FetchCustomerCall(CUSTOMER, null)))
                .isInstanceOf(RealtimeAnswer.Refused.class);
        assertThat(fetch.run(OF_OTHER, new FetchCustomerCall(CUSTOMER, null, "demo")))
                .isInstanceOf(RealtimeAnswer.Refused.class);
        assertThat(headquarters.text("select count(email)::text from customer")).isEqualTo("0");
        assertThat(headquarters.text("select state || ' ' || reason_code from request_state where channel_id = 'riga'"))
                .isEqualTo("WAITING WaitsForCreate");
    }

    private String fetched(Store store, @Nullable UUID customer, @Nullable String account) {
        return fetch.run(store, new FetchCustomerCall(customer, account))
                        instanceof RealtimeAnswer.Done<FetchedCustomer>(FetchedCustomer found)
                ? found.card()
                : "nobody";
    }
}
