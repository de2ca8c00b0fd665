package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tillbridge.kernel.search.SearchCustomers;

class SearchPlanTest {

    @Test
    void searchReadsWordsAndAddressesByTheirIndexesAmongTwentyThousandCustomers() throws IOException {
        try (var till = new TestTill()) {
            till.database().client().sql(text("seed_customers.sql")).update();
            till.database().client().sql(text("seed_customer_words.sql")).update();
            till.database().client().sql("analyze").update();

            assertThat(plan(till, SearchCustomers.class, "find_by_words.sql", words("looked_at", 10_000)))
                    .contains("customer_word_pkey")
                    .doesNotContain("Seq Scan on customer");
            Map<String, @Nullable Object> address = words("looked_at", 10_000);
            address.put("phrase", "baker street");
            address.put("postal_word", "nw1");
            assertThat(plan(till, StoreCustomers.class, "find_by_address.sql", address))
                    .contains("customer_address_phrase", "customer_address_postal")
                    .doesNotContain("Seq Scan on customer");
            assertThat(till.search("name77 family1977")).startsWith("Name77 Family1977", "Name77 Family19777");
        }
    }

    private static Map<String, @Nullable Object> words(String bound, int rows) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", "lv01");
        values.put("words", new String[] {"name77", "family1977"});
        values.put("counted", 2_000);
        values.put(bound, rows);
        values.put("most", 200);
        return values;
    }

    private static String plan(TestTill till, Class<?> owner, String file, Map<String, @Nullable Object> values)
            throws IOException {
        try (InputStream in = owner.getResourceAsStream(file)) {
            String statement = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            return String.join(
                    "\n",
                    till.database()
                            .client()
                            .sql("explain " + statement)
                            .params(values)
                            .query(String.class)
                            .list());
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = SearchPlanTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
