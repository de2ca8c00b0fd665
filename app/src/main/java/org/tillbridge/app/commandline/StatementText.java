package org.tillbridge.app.commandline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Statements and what is in them, as a person reads them.
final class StatementText {

    private StatementText() {}

    static List<String> row(JsonNode statement) {
        return List.of(
                statement.path("name").asString(),
                word(statement.path("state")),
                Counted.number(statement.path("transactions").asLong()),
                Counted.number(statement.path("lines").asLong()),
                money(statement.path("amounts").path("payments"), statement.path("currency")),
                Counted.number(statement.path("leftOut").asLong()),
                text(statement.path("error")));
    }

    static List<String> leftOut(JsonNode sale) {
        return List.of(
                sale.path("store").asString(),
                sale.path("businessDate").asString(),
                sale.path("receipt").asString(),
                paid(sale),
                sale.path("reason").asString(),
                sale.path("command").asString());
    }

    private static String paid(JsonNode sale) {
        return sale.path("payments").isNull()
                ? "no number: '%s'".formatted(sale.path("paymentsArrived").asString(""))
                : money(sale.path("payments"), sale.path("currency"));
    }

    static String money(JsonNode amount, JsonNode currency) {
        String figures = figures(amount.decimalValue(BigDecimal.ZERO));
        return currency.isNull() || currency.isMissingNode() ? figures : figures + " " + currency.asString();
    }

    /// Without zeros behind the last digit, but two decimals at least.
    static String figures(BigDecimal amount) {
        BigDecimal value = amount.stripTrailingZeros();
        return value.setScale(Math.max(2, value.scale())).toPlainString();
    }

    static String word(JsonNode name) {
        return text(name).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }
}
