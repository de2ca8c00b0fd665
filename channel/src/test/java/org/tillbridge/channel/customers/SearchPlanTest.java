package org.tillbridge.channel.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchPlanTest {

    @Test
    void searchReadsTheWordsByTheirPrimaryKeyAmongTwentyThousandCustomers() throws IOException {
        try (var till = new TestTill()) {
            till.database().client().sql(text("seed_customers.sql")).update();
            till.database().client().sql(text("seed_customer_words.sql")).update();
            till.database().client().sql("analyze").update();

            String plan = plan(till);

            assertThat(plan).contains("customer_word_pkey").doesNotContain("Seq Scan on customer");
            assertThat(till.search("name77 family1977")).containsExactly("Name77 Family1977", "Name77 Family19777");
        }
    }

    private static String plan(TestTill till) throws IOException {
        Map<String, Object> values = new HashMap<>();
        values.put("legal_entity", "lv01");
        values.put("customer_id", null);
        values.put("account_id", "family1977");
        values.put("keyword", "name77 family1977");
        values.put("email", "a@b");
        values.put("digits", "200");
        values.put("number", "37120000000");
        values.put("top", 25);
        values.put("skip", 0);
        return String.join(
                "\n",
                till.database()
                        .client()
                        .sql("explain " + text("search_customers.sql"))
                        .params(values)
                        .query(String.class)
                        .list());
    }

    private static String text(String file) throws IOException {
        try (InputStream in = SearchPlanTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
        }
    }
}
