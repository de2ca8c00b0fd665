package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Whose attributes are meant, and how they are printed.
final class CustomerValues {

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "The customer, by account ID or UUID.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String customer;

    @Option(names = "--legal-entity", paramLabel = "ENTITY", description = "Hers, where there is more than one.")
    private @Nullable String legalEntity;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    String customer() {
        return customer;
    }

    String path() {
        String path = "customers/%s/attributes".formatted(OperatorLine.encoded(customer));
        return legalEntity == null ? path : path + "?legalEntity=" + OperatorLine.encoded(legalEntity);
    }

    /// Prints what she has; the sentence only for people.
    void print(Terminal terminal, JsonNode values, @Nullable String sentence) {
        Output output = Output.of(terminal, json);
        if (output.isJson()) {
            output.json(values);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        values.path("attributes")
                .forEach(value -> rows.add(List.of(
                        value.path("attribute").asString(),
                        value.path("before").asString("-"),
                        value.path("value").asString("-"))));
        if (rows.isEmpty()) {
            output.line("Customers of %s have no attributes; tillbridge attributes add FILE gives them some"
                    .formatted(values.path("legalEntity").asString()));
        } else if (sentence == null) {
            output.table(
                    List.of("ATTRIBUTE", "VALUE"),
                    rows.stream()
                            .map(row -> List.of(row.getFirst(), row.getLast()))
                            .toList());
        } else {
            output.table(List.of("ATTRIBUTE", "WAS", "IS"), rows);
            output.line(sentence);
        }
    }
}
