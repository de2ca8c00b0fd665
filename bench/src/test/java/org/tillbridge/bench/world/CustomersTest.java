package org.tillbridge.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.configuration.JobsConfiguration;

@Tag("slow")
class CustomersTest {

    private static final String CARD = """
            {"FirstName": "Ilze", "LastName": "Ozola", "Email": "ilze@example.lv", "Phone": "20000001",
             "Addresses": [{"Street": "Ģertrūdes iela", "StreetNumber": "81", "City": "Rīga", "ZipCode": "LV-1011",
             "TwoLetterISORegionName": "LV", "IsPrimary": true}]}
            """;
    private static final String ROWS = """
            select (jsonb_strip_nulls(to_jsonb(r)) - 'payload')::text, r.payload::text, jsonb_strip_nulls(to_jsonb(c))::text,
                jsonb_strip_nulls(to_jsonb(a))::text, jsonb_strip_nulls(to_jsonb(o))::text
            from customer_request r
            join customer c on c.customer_id = r.customer_id
            join customer_address a on a.customer_id = r.customer_id
            join outbox o on o.row_key = r.request_id
            order by r.capture_no
            """;

    @TempDir
    Path folder;

    @Test
    void capturedCustomersLookAsIfATillHadCreatedThem() {
        try (Servers servers = Servers.start(folder, List.of("001"), Servers.Profile.OFF)) {
            ChainDatabases databases = servers.create("same");
            try (Chain chain = Chain.start(Chain.Place.in(folder), databases, JobsConfiguration.Mode.MANUAL)) {
                post(chain);
            }

            Customers.capture(databases, 1, 1);

            List<List<String>> rows = databases.atStore(
                    "001",
                    database -> database.client()
                            .sql(ROWS)
                            .query((row, number) -> List.of(
                                    names(row.getString(1)),
                                    names(row.getString(2)),
                                    names(row.getString(3)),
                                    names(row.getString(4)),
                                    names(row.getString(5))))
                            .list());
            assertThat(rows).hasSize(2);
            assertThat(rows.getLast()).isEqualTo(rows.getFirst());
        }
    }

    /// What is filled, without the values.
    private static String names(String json) {
        return json.replaceAll("\": (\"([^\"\\\\]|\\\\.)*\"|[^,{\\[}\\]]+)", "\"");
    }

    private static void post(Chain chain) {
        HttpRequest request = HttpRequest.newBuilder(chain.door().resolve("Customers"))
                .header("Content-Type", "application/json")
                .header("OUN", "001")
                .header("Idempotency-Key", "once")
                .POST(HttpRequest.BodyPublishers.ofString(CARD))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
