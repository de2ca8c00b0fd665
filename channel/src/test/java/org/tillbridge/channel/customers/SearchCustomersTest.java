package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.fields;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.customer.CustomerField;

class SearchCustomersTest {

    private static final TestTill TILL = new TestTill();

    @BeforeAll
    static void createCustomers() {
        TILL.created(person("Jānis", "Bērziņš", Map.of(CustomerField.EMAIL, "Janis.Berzins@Example.lv")));
        TILL.created(person("Anna-Marija", "O'Neil", Map.of(CustomerField.PHONE, "123-45 67")));
        TILL.created(person("Ann", "Smith", Map.of(CustomerField.PHONE, "+371 20 000 000")));
        TILL.created(person("Anna", "Smithson", Map.of(CustomerField.PHONE, "20000000")));
        TILL.created(fields(Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, "山田太郎 商店")));
        TILL.created(fields(Map.of(CustomerField.FIRST_NAME, "😍")));
        TILL.database()
                .client()
                .sql("update customer set account_id = '000042' where first_name = 'Ann'")
                .update();
    }

    @AfterAll
    static void close() {
        TILL.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"berzins", "BĒRZIŅŠ", "janis b", "Bērz jān", "janis.berzins@example.LV", "Janis.Berzins"})
    void nameIsFoundByTheBeginningsOfItsWordsInAnyOrder(String keyword) {
        assertThat(TILL.search(keyword)).containsExactly("Jānis Bērziņš");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zins", "janis smith", "janis.berzins@example", "!!!", "'; drop table customer; --", "%", "_"})
    void whatDoesNotMatchFindsNobody(String keyword) {
        assertThat(TILL.search(keyword)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1234567", "123 4567", "(123) 45", "12345"})
    void phoneIsFoundByTheBeginningOfItsDigitsHoweverWritten(String keyword) {
        assertThat(TILL.search(keyword)).containsExactly("Anna-Marija O'Neil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000000", "+371 2000 0000", "0037120000000", "20 00 00 00"})
    void phoneIsFoundWithAndWithoutItsCountry(String keyword) {
        assertThat(TILL.search(keyword)).containsExactlyInAnyOrder("Ann Smith", "Anna Smithson");
    }

    @ParameterizedTest
    @CsvSource({"山田, 山田太郎 商店", "商店, 山田太郎 商店", "😍, 😍", "000042, Ann Smith"})
    void everyScriptAndTheAccountAreFound(String keyword, String name) {
        assertThat(TILL.search(keyword)).containsExactly(name);
    }

    @Test
    void customerIsFoundByItsUuid() {
        var id = TILL.customers()
                .search()
                .run(new CustomerSearch("smithson", 1, 0))
                .getFirst()
                .id();

        assertThat(TILL.search("{" + id.toString().toUpperCase(Locale.ROOT) + "}"))
                .containsExactly("Anna Smithson");
    }

    @Test
    void wholeWordsComeBeforeBeginnings() {
        assertThat(TILL.search("smith ann")).containsExactly("Ann Smith", "Anna Smithson");
        assertThat(TILL.search("anna")).containsExactlyInAnyOrder("Anna Smithson", "Anna-Marija O'Neil");
    }

    @Test
    void anotherLegalEntityFindsNobody() {
        var oslo = TILL.customersOf(new Store("101", "no01", TestTill.RIGA.defaults()));

        assertThat(oslo.search().run(new CustomerSearch("anna", 25, 0))).isEmpty();
        assertThat(oslo.search().run(new CustomerSearch("000042", 25, 0))).isEmpty();
    }

    @Test
    void pagesAreStableAndCompleteWithoutDoubles() {
        List<String> paged = new ArrayList<>();
        for (int skip = 0; skip < 4; skip++) {
            TILL.customers().search().run(new CustomerSearch("an", 1, skip)).forEach(hit -> paged.add(hit.name()));
        }

        assertThat(paged).isEqualTo(TILL.search("an")).hasSize(3).doesNotHaveDuplicates();
    }
}
