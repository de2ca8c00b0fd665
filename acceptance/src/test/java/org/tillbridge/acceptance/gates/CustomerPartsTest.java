package org.tillbridge.acceptance.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.testkit.TestDatabase;

/// What concerns all parts of a customer goes by one list (decision 0058).
class CustomerPartsTest {

    private static final List<String> KEY = List.of("legal_entity", "customer_id");

    @Test
    void everyTableOfPartsThatTravelsWithCustomersIsInTheListsOfBothSides() {
        List<String> travelling = PredefinedJobs.CUSTOMERS.subjobs().stream()
                .filter(subjob -> subjob.key().size() == 3 && subjob.key().containsAll(KEY))
                .map(CustomerPartsTest::part)
                .sorted()
                .toList();

        assertThat(travelling).contains("customer_address address_id");
        assertThat(listed("org/tillbridge/headquarters/migrations", "public", "master, public"))
                .isEqualTo(travelling);
        assertThat(listed("org/tillbridge/channel/migrations", "channel", "channel, public"))
                .isEqualTo(travelling);
    }

    private static String part(Subjob subjob) {
        return subjob.targetTable() + " "
                + subjob.key().stream()
                        .filter(column -> !KEY.contains(column))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> listed(String migrations, String schema, String searchPath) {
        try (var database = TestDatabase.of(migrations, schema, searchPath)) {
            return database.client()
                    .sql("select table_name || ' ' || part from customer_parts() order by 1")
                    .query((row, number) -> row.getString(1))
                    .list();
        }
    }
}
