package org.tillbridge.headquarters.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;

class SearchAllStoresTest {

    private final HeadquartersDatabase headquarters = new HeadquartersDatabase();
    private final SearchAllStores search = new SearchAllStores(headquarters.database());

    private int accounts;

    @AfterEach
    void close() {
        headquarters.close();
    }

    @Test
    void convertedCustomerIsFoundByEverythingThatIsKnownOfHer() {
        UUID ilze = has("demo", "Ilze Bērziņa", "ilze@example.lv");
        headquarters.client().sql("""
                insert into customer_address (legal_entity, customer_id, address_id, street, city, postal_code)
                values ('demo', ?, gen_random_uuid(), 'Ģertrūdes iela 81', 'Rīga', 'LV-1011')""").param(ilze).update();

        for (String known : List.of("berz ilze", "ILZE@example", "26190042", "gertrudes iela", "LV 1011", "A1")) {
            assertThat(names(known)).as(known).containsExactly("Ilze Bērziņa");
        }
        assertThat(search.run(CustomerSearch.of("gertrudes"), "LV")
                        .getFirst()
                        .matched()
                        .value())
                .isEqualTo("Ģertrūdes iela 81, LV-1011 Rīga");
    }

    @Test
    void hitOfAnotherLegalEntitySaysWhoseItIs() {
        has("demo", "Ilze Bērziņa", "i@one.lv");
        has("oslo", "Ilze Hansen", "i@two.no");

        assertThat(search.run(CustomerSearch.of("ilze"), "LV"))
                .extracting(hit -> hit.key().legalEntity() + " " + hit.name())
                .containsExactly("demo Ilze Bērziņa", "oslo Ilze Hansen");
        assertThat(search.runWithin("oslo", CustomerSearch.of("ilze"), "LV"))
                .extracting(CustomerHit::name)
                .containsExactly("Ilze Hansen");
    }

    @Test
    void changedCustomerIsFoundByHerNewWordsOnlyAndTwiceIsOnce() {
        UUID ilze = has("demo", "Ilze Bērziņa", "i@one.lv");
        assertThat(names("berzina")).hasSize(1);

        headquarters.client().sql("""
                update customer set name = 'Ilze Ozola', row_version = row_version + 1, changed_xid = pg_current_xact_id()
                where customer_id = ?""").param(ilze).update();

        assertThat(names("ozola")).containsExactly("Ilze Ozola");
        assertThat(names("berzina")).isEmpty();
        assertThat(search.catchUp(10)).isZero();
    }

    @Test
    void moreThanABatchIsFollowedAndWhatAnOpenTransactionHidesIsNotLost() throws Exception {
        headquarters.client().sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at,
                    numbered_at, stamp, stamp_request)
                select 'demo', gen_random_uuid(), 'B' || n, 'PERSON', 'Many' || n, '001', now(), now(), now(), gen_random_uuid()
                from generate_series(1, 2500) n""").update();
        try (var open = headquarters.source().getConnection()) {
            open.setAutoCommit(false);
            open.createStatement().execute(insert("demo", UUID.randomUUID(), "Late Comer", "late@example.lv"));
            has("demo", "Early Bird", "early@example.lv");
            search.catchUp(10);
            assertThat(names("early bird")).containsExactly("Early Bird");
            open.commit();
        }

        assertThat(names("late comer")).containsExactly("Late Comer");
        assertThat(names("many2500")).containsExactly("Many2500");
    }

    @Test
    void numbersOfAnotherClusterBeginAnew() {
        headquarters
                .client()
                .sql("update customer_follower set done_until = '9000000000000000000'")
                .update();
        has("demo", "Ilze Bērziņa", "i@one.lv");

        assertThat(names("berzina")).hasSize(1);
    }

    private List<String> names(String keyword) {
        return search.run(CustomerSearch.of(keyword), "LV").stream()
                .map(CustomerHit::name)
                .toList();
    }

    private UUID has(String entity, String name, String email) {
        UUID customer = UUID.randomUUID();
        headquarters
                .client()
                .sql("insert into legal_entity (legal_entity, name) values (?, ?) on conflict do nothing")
                .params(entity, entity)
                .update();
        headquarters.client().sql(insert(entity, customer, name, email)).update();
        return customer;
    }

    private String insert(String entity, UUID customer, String name, String email) {
        return """
                insert into master.customer (legal_entity, customer_id, account_id, customer_type, name, email, phone, phone_number,
                    origin_channel, created_at, numbered_at, stamp, stamp_request)
                select '%s', '%s', 'A%d', 'PERSON', '%s', '%s', '26 190 042',
                    '+37126190042', '001', now(), now(), now(), gen_random_uuid()""".formatted(entity, customer, ++accounts, name, email);
    }
}
