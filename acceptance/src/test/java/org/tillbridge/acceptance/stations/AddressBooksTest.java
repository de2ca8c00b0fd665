package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers go where they share an address book (spec G05).
class AddressBooksTest {

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

    private void does(String sql) {
        headquarters.client().sql(sql).update();
    }

    private void isIn(UUID customer, String book) {
        headquarters
                .client()
                .sql("insert into customer_address_book values ('demo', ?, ?)")
                .params(customer, book)
                .update();
    }

    private void leaves(UUID customer, String book) {
        headquarters
                .client()
                .sql("delete from customer_address_book where customer_id = ? and address_book = ?")
                .params(customer, book)
                .update();
    }

    private void travel() {
        headquarters.release.run();
        store.download(headquarters);
    }

    @Test
    void groupWithoutAddressBooksTakesEveryCustomer() {
        isIn(headquarters.has("Ilze"), "north");
        headquarters.has("Juris");

        travel();

        assertThat(store.names()).containsExactly("Ilze", "Juris");
    }

    @Test
    void customerIsSentOnlyWhereAnAddressBookIsShared() {
        does("insert into channel_group_address_book values ('stores', 'north')");
        isIn(headquarters.has("Ilze"), "north");
        isIn(headquarters.has("Juris"), "south");

        travel();

        assertThat(store.names()).containsExactly("Ilze");
    }

    @Test
    void customerEntersAndLeavesWithHerAddresses() {
        does("insert into channel_group_address_book values ('stores', 'north')");
        UUID ilze = headquarters.has("Ilze");
        headquarters.client().sql("""
                        insert into customer_address (legal_entity, customer_id, address_id, city)
                        values ('demo', ?, gen_random_uuid(), 'Riga')""").param(ilze).update();
        travel();
        assertThat(store.names()).isEmpty();

        isIn(ilze, "north");
        travel();
        assertThat(store.names()).containsExactly("Ilze");
        assertThat(store.count("customer_address")).isEqualTo(1);

        leaves(ilze, "north");
        travel();
        assertThat(store.names()).isEmpty();
        assertThat(store.count("customer_address")).isZero();
    }

    @Test
    void customerThatLeavesOneOfTwoSharedBooksStays() {
        does("insert into channel_group_address_book values ('stores', 'north'), ('stores', 'south')");
        UUID ilze = headquarters.has("Ilze");
        isIn(ilze, "north");
        isIn(ilze, "south");
        travel();

        leaves(ilze, "south");
        travel();

        assertThat(store.names()).containsExactly("Ilze");
    }

    @Test
    void groupThatGetsOtherAddressBooksEndsEqualToThem() {
        does("insert into channel_group_address_book values ('stores', 'north')");
        isIn(headquarters.has("Ilze"), "north");
        isIn(headquarters.has("Juris"), "south");
        travel();

        does("update channel_group_address_book set address_book = 'south'");
        travel();

        assertThat(store.names()).containsExactly("Juris");
    }

    @Test
    void groupThatLosesItsAddressBooksTakesEveryCustomerAgainThoughNothingElseIsNew() {
        headquarters.has("Juris");
        isIn(headquarters.has("Ilze"), "north");
        travel();
        does("insert into channel_group_address_book values ('stores', 'north')");
        travel();
        assertThat(store.names()).containsExactly("Ilze");

        does("delete from channel_group_address_book");
        travel();

        assertThat(store.names()).containsExactly("Ilze", "Juris");
        assertThat(headquarters.release.run()).isEmpty();
    }
}
