package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

/// Customers of all stores, looked for by a person at headquarters.
class CustomersCommandTest {

    @TempDir
    Path folder;

    /// Spec D01, D04, D09, D11 at headquarters
    @Test
    void customersOfAllStoresAreFoundByWordsAndFieldsPageByPage() {
        try (var chain = Chain.byHand("riga", "oslo")) {
            Operator operator = Operator.of(chain, folder);
            assertThat(operator.run("customers", "search", "ilze").printed()).contains("Nobody is found by that.");
            Till riga = chain.till("riga");
            String ilze = riga.create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Phone\": \"26 190 042\"}")
                    .account();
            riga.issueCard(ilze, "VIP-0001");
            riga.addAddress(ilze, "{\"Street\": \"Dzirnavu\", \"StreetNumber\": \"7\", \"City\": \"Rīga\"}");
            chain.till("oslo")
                    .create("{\"FirstName\": \"Ilze\", \"LastName\": \"Ozola\", \"Email\": \"ilze@ozola.lv\"}");
            chain.cycle();

            assertThat(operator.run("customers", "search", "ilze").printed())
                    .contains("Ilze Bērziņa", "Ilze Ozola", "26 190 042", "Dzirnavu 7");
            assertThat(operator.run("customers", "search", "--name", "ilze", "--email", "ilze@oz")
                            .printed())
                    .contains("Ilze Ozola")
                    .doesNotContain("Bērziņa");
            for (String[] field : new String[][] {
                {"--phone", "+371 2619"}, {"--card", "VIP-0001"}, {"--address", "dzirnavu"}, {"--account", ilze}
            }) {
                assertThat(operator.run("customers", "search", field[0], field[1])
                                .printed())
                        .contains("Ilze Bērziņa")
                        .doesNotContain("Ozola");
            }

            JsonNode first = operator.run("customers", "search", "ilze", "--most", "1", "--json")
                    .json();
            JsonNode second = operator.run(
                            "customers",
                            "search",
                            "ilze",
                            "--most",
                            "1",
                            "--json",
                            "--after",
                            first.path("next").asString())
                    .json();
            assertThat(first.path("customers").get(0).path("name").asString()).isEqualTo("Ilze Bērziņa");
            assertThat(second.path("customers").get(0).path("name").asString()).isEqualTo("Ilze Ozola");

            assertThat(operator.run("customers", "search").complained()).contains("Say whom you look for");
            assertThat(operator.run("customers", "search", "ilze", "--after", "x")
                            .complained())
                    .contains("There is no page");
        }
    }
}
